using System.Globalization;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the other half of the user's class: members of one line that hand over to the runtime, where their documentation stands as well.
/// </summary>
/// <remarks>
/// Names of the runtime begin with an alias that is declared in the class's namespace and looked up by <c>::</c>, which finds nothing but aliases; so
/// nothing of the user's is in its way.
/// </remarks>
internal sealed class MemberEmitter
{
    private const string Inherited = "/** <inheritdoc/> */ ";

    private readonly NetworkPlan _plan;
    private readonly CodeWriter _code;
    private readonly string _name, _self, _system, _netGen, _runtime, _scalar, _read, _write, _engine;

    public MemberEmitter(NetworkPlan plan, string program, CodeWriter code)
    {
        _plan = plan;
        _code = code;
        (_system, _netGen, _runtime) = HasAliases(plan.Spec.Type)
            ? ("System::", "NetGen::", "Runtime::")
            : ("global::System.", "global::NetGen.", "global::NetGen.Runtime.");
        (_name, _self, _scalar) = (plan.Spec.Type.Name, plan.Spec.Type.Self, plan.Scalar);
        _read = $"{_system}ReadOnlySpan<{_scalar}>";
        _write = $"{_system}Span<{_scalar}>";
        _engine = $"{_runtime}{(plan.Strategy == Strategy.Micro ? "Micro" : "Tiled")}Engine<global::NetGen.Emitted.{program}, {_scalar}>";
    }

    /// <summary>Prints the aliases that the class needs, first in its namespace.</summary>
    public static void EmitAliases(TypeSpec type, CodeWriter code)
    {
        if (!HasAliases(type)) return;
        code.Line("using System = global::System;");
        code.Line("using NetGen = global::NetGen;");
        code.Line("using Runtime = global::NetGen.Runtime;");
        code.Line();
    }

    /// <summary>Prints the class.</summary>
    public void Emit()
    {
        _code.Summary($"A network compiled from its declaration: {Shape(_plan)}.");
        using CodeWriter.Block body = _code.Braces($"partial class {_name} : {_netGen}ITrainableNetwork<{_name}, {_scalar}>");
        EmitShape();
        EmitConstruction();
        EmitPrediction();
        EmitParameters();
        EmitDerivatives();
        EmitFiles();
        EmitContract();
        TrainerEmitter.Emit(_self, _scalar, _netGen, _code);
    }

    /// <summary>Outside of namespaces there is no place for aliases, and a network that is called like one is in its way.</summary>
    private static bool HasAliases(TypeSpec type) => type.Namespace.Length > 0 && type.Name is not ("System" or "NetGen" or "Runtime");

    private static string Shape(NetworkPlan plan)
    {
        IEnumerable<string> layers = plan.Graph.Nodes.Select(static node =>
            node.Layer.OutputActivation is { } activation ? $"{node.Output.Text} {activation.Name}" : node.Layer.Kind);
        return $"{plan.Spec.InputSize} inputs; layers: {string.Join(", ", layers)}";
    }

    private void EmitShape()
    {
        _code.Line($"/** <summary>Number of inputs of one example.</summary> */ public const int InputSize = {_plan.Spec.InputSize};");
        _code.Line($"/** <summary>Number of outputs of one example.</summary> */ public const int OutputSize = {_plan.OutputSize};");
        string sizes = $"public static {_system}ReadOnlySpan<int>";
        _code.Line($"/** <summary>The shape of one example's input.</summary> */ {sizes} InputShape => {Sizes(_plan.Spec.Input)};");
        _code.Line($"/** <summary>The shape of one example's output.</summary> */ {sizes} OutputShape => {Sizes(_plan.Graph.Output)};");
        _code.Line($"/** <summary>Number of parameters: weights and biases.</summary> */ public const int ParameterCount = {_plan.Layout.Count};");
        _code.Line($"{Inherited}public static {_netGen}NetworkDescription Description => global::NetGen.Emitted.{_plan.DescriptionName}.Value;");
        _code.Line();
    }

    private static string Sizes(Shape shape) => $"[{string.Join(", ", shape.Sizes.Select(static size => size.ToString(CultureInfo.InvariantCulture)))}]";

    private void EmitConstruction()
    {
        _code.Line($"private readonly {_runtime}NetworkEngine<{_scalar}> _engine = new {_engine}(Description);");
        _code.Line($"private {_name}({_read} parameters) => _engine.Restore(parameters);");
        _code.Line();
        _code.Summary("Creates a network with random weights; equal seeds give equal networks.");
        _code.Line("/// <param name=\"seed\">Starts the random stream.</param>");
        _code.Line($"public {_name}(int seed = 1) => _engine.Initialize(seed);");
        _code.Line();
    }

    private void EmitPrediction()
    {
        _code.Line($"{Inherited}public void Predict({_read} input, {_write} output) => {_engine}.Predict(_engine, input, output);");
        _code.Line($"{Inherited}public void PredictBatch({_read} inputs, {_write} outputs) => _engine.PredictBatch(inputs, outputs);");
        if (_plan.OutputSize == 1 && _plan.Spec.InputSize <= NetworkSpec.MostTypedInputs)
        {
            string[] names = [.. Enumerable.Range(0, _plan.Spec.InputSize).Select(i => $"x{i}")];
            string parameters = string.Join(", ", names.Select(name => $"{_scalar} {name}"));
            const string summary = "/** <summary>Computes the output of one example. Safe from many threads at once.</summary> */";
            _code.Line($"{summary} public {_scalar} Predict({parameters}) =>");
            _code.Line($"    {_engine}.Predict(_engine, [{string.Join(", ", names)}]);");
        }
        string same = $"/** <inheritdoc cref=\"{_runtime}NetworkEngine{{T}}.Classify\"/> */";
        if (_plan.IsClassifier) _code.Line($"{same} public int Classify({_read} input) => _engine.Classify(input);");
        _code.Line();
    }

    private void EmitParameters()
    {
        _code.Line($"{Inherited}public void CopyParametersTo({_write} destination) => _engine.CopyParametersTo(destination);");
        _code.Line($"{Inherited}public void SetParameters({_read} source) => _engine.SetParameters(source);");
        _code.Line($"{Inherited}public {_self} Clone() => new(_engine.Values);");
        _code.Line();
    }

    private void EmitDerivatives()
    {
        string given = $"{_netGen}OutputGradient<{_scalar}>";
        // An untyped default means targets, as it did before there was anything else.
        string priority = $"[{_system}Runtime.CompilerServices.OverloadResolutionPriority(-1)] ";
        foreach ((string method, string result) in new[] { ("ComputeGradient", "gradient"), ("ComputeInputGradient", "inputGradient") })
        {
            string head = $"{Inherited}public {_scalar} {method}({_read} inputs, {_read} targets, {_write} {result})";
            _code.Line($"{head} => _engine.{method}(inputs, targets, {result});");
            _code.Line($"{Inherited}{priority}public void {method}({_read} inputs, {given} outputGradient, {_write} {result}) =>");
            _code.Line($"    _engine.{method}(inputs, outputGradient, {result});");
        }
        _code.Line();
    }

    private void EmitFiles()
    {
        string file = $"{_runtime}NetworkFile", of = $"<{_self}, {_scalar}>";
        foreach ((string type, string parameter) in new[] { ("string", "path"), ($"{_system}IO.Stream", "stream") })
        {
            _code.Line($"{Inherited}public void Save({type} {parameter}) => {file}.Save{of}(this, {parameter});");
            _code.Line($"{Inherited}public static {_self} Load({type} {parameter}) => {file}.Load{of}({parameter});");
            _code.Line($"{Inherited}public static {_self} Load({type} {parameter}, {_netGen}WeightLayout layout) => {file}.Load{of}({parameter}, layout);");
        }
        _code.Line();
    }

    /// <summary>What code that is generic over networks asks, and users of this one need not see.</summary>
    private void EmitContract()
    {
        string network = $"{_netGen}INetwork<{_self}, {_scalar}>", trainable = $"{_netGen}ITrainableNetwork<{_self}, {_scalar}>";
        foreach (string constant in new[] { "InputSize", "OutputSize", "ParameterCount" }) _code.Line($"static int {network}.{constant} => {constant};");
        _code.Line($"{_runtime}NetworkEngine<{_scalar}> {trainable}.Engine => _engine;");
        _code.Line($"static {_self} {trainable}.CreateBlank() => new({_read}.Empty);");
        _code.Line();
    }
}
