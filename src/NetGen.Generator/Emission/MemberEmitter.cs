using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the other half of the user's class: thin members that check lengths and hand over to the runtime.</summary>
internal static class MemberEmitter
{
    private const string Read = "global::System.ReadOnlySpan", Write = "global::System.Span", Arguments = "global::NetGen.Kernels.Arguments";

    public static void Emit(NetworkPlan plan, CodeWriter code)
    {
        NetworkSpec spec = plan.Spec;
        string name = spec.Type.Name, self = spec.Type.Self, scalar = plan.Scalar;
        code.Summary($"A network compiled from its declaration: {Shape(plan)}.");
        using (code.Braces($"partial class {name} : global::NetGen.ITrainableNetwork<{name}, {scalar}>"))
        {
            EmitShape(plan, code);
            EmitConstruction(name, scalar, code);
            EmitPrediction(plan, code);
            EmitParameters(self, scalar, code);
            EmitDerivatives(self, scalar, code);
            EmitFiles(self, scalar, code);
            InterfaceEmitter.Emit(plan, code);
            code.Line();
            TrainerEmitter.Emit(plan, code);
        }
    }

    private static string Shape(NetworkPlan plan)
    {
        IEnumerable<string> layers = plan.Graph.Nodes.Select(static node => node.Layer.OutputActivation is { } activation ? $"{node.Output.Text} {activation}" : node.Layer.Kind);
        return $"{plan.Spec.InputSize} inputs; layers: {string.Join(", ", layers)}";
    }

    private static void EmitShape(NetworkPlan plan, CodeWriter code)
    {
        code.Summary("Values of one input.");
        code.Line($"public const int InputSize = {plan.Spec.InputSize};");
        code.Line();
        code.Summary("Values of one output.");
        code.Line($"public const int OutputSize = {plan.OutputSize};");
        code.Line();
        code.Summary("Weights and biases.");
        code.Line($"public const int ParameterCount = {plan.Layout.Count};");
        code.Line();
        code.Summary("The layers, the loss, and where the parameters lie.");
        code.Line($"public static global::NetGen.NetworkDescription Description => global::NetGen.Emitted.{plan.DescriptionName}.Value;");
        code.Line();
    }

    private static void EmitConstruction(string name, string scalar, CodeWriter code)
    {
        code.Line($"private readonly global::NetGen.ParameterBlock<{scalar}> _parameters = new(Description.Layout);");
        code.Line();
        code.Summary("Creates a network with random weights; equal seeds give equal networks.");
        code.Line("/// <param name=\"seed\">Starts the random stream.</param>");
        using (code.Braces($"public {name}(int seed = 1)"))
        {
            code.Line("global::NetGen.Initialization.Fill(_parameters, Description, seed);");
        }
        code.Line();
        using (code.Braces($"private {name}({Read}<{scalar}> parameters)"))
        {
            code.Line("parameters.CopyTo(_parameters.Values);");
        }
        code.Line();
    }

    private static void EmitPrediction(NetworkPlan plan, CodeWriter code)
    {
        string scalar = plan.Scalar, driver = DriverOf(plan), lengths = "/// <exception cref=\"global::System.ArgumentException\">A length differs.</exception>";
        bool straight = plan.Program is MicroPlan;
        string memory = plan.RentsScratch ? "Rents its scratch memory from the shared array pool" : "Allocates nothing";
        code.Summary($"Computes the output of one example. {memory}; safe from many threads at once.");
        code.Line("/// <param name=\"input\"><see cref=\"InputSize\"/> values.</param>");
        code.Line("/// <param name=\"output\">Receives <see cref=\"OutputSize\"/> values.</param>");
        code.Line(lengths);
        using (code.Braces($"public void Predict({Read}<{scalar}> input, {Write}<{scalar}> output)"))
        {
            code.Line($"{Arguments}.RequireLength(input.Length, InputSize, \"input\");");
            code.Line($"{Arguments}.RequireLength(output.Length, OutputSize, \"output\");");
            code.Line($"{driver}.Predict(_parameters.Values, input, output);");
            if (straight) code.Line("global::System.GC.KeepAlive(_parameters);   // only their address was known");
        }
        code.Line();
        code.Summary($"Computes the outputs of many examples. {memory}; safe from many threads at once.");
        code.Line("/// <param name=\"inputs\">Any number of rows of <see cref=\"InputSize\"/> values, back to back.</param>");
        code.Line("/// <param name=\"outputs\">Receives as many rows of <see cref=\"OutputSize\"/> values.</param>");
        code.Line(lengths);
        using (code.Braces($"public void PredictBatch({Read}<{scalar}> inputs, {Write}<{scalar}> outputs)"))
        {
            code.Line($"{(straight ? "" : "int examples = ")}{Arguments}.Examples(inputs.Length, InputSize, \"inputs\", outputs.Length, OutputSize, \"outputs\");");
            code.Line($"{driver}.PredictBatch(_parameters.Values, inputs, outputs{(straight ? "" : ", examples, InputSize, OutputSize")});");
        }
        code.Line();
        if (plan.OutputSize == 1 && plan.Spec.InputSize <= NetworkSpec.MostTypedInputs) EmitTypedPredict(plan.Spec.InputSize, scalar, memory, code);
        if (plan.IsClassifier) EmitClassify(plan.Spec.Type.Self, scalar, code);
    }

    private static void EmitTypedPredict(int inputs, string scalar, string memory, CodeWriter code)
    {
        string[] names = [.. Enumerable.Range(0, inputs).Select(i => $"x{i}")];
        code.Summary($"Computes the output of one example. {memory}; safe from many threads at once.");
        foreach (string name in names) code.Line($"/// <param name=\"{name}\">An input.</param>");
        code.Line("/// <returns>The output.</returns>");
        using (code.Braces($"public {scalar} Predict({string.Join(", ", names.Select(name => $"{scalar} {name}"))})"))
        {
            code.Line($"{Read}<{scalar}> input = [{string.Join(", ", names)}];");
            code.Line($"{scalar} output = 0;");
            code.Line($"Predict(input, new {Write}<{scalar}>(ref output));");
            code.Line("return output;");
        }
        code.Line();
    }

    private static void EmitClassify(string name, string scalar, CodeWriter code)
    {
        code.Summary("The most probable class of one example; of several, the first. Safe from many threads at once.");
        code.Line("/// <param name=\"input\"><see cref=\"InputSize\"/> values.</param>");
        code.Line("/// <returns>In [0, <see cref=\"OutputSize\"/>).</returns>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The length differs.</exception>");
        code.Line($"public int Classify({Read}<{scalar}> input) => global::NetGen.Classification.Classify<{name}, {scalar}>(this, input);");
        code.Line();
    }

    private static void EmitParameters(string name, string scalar, CodeWriter code)
    {
        const string order = "layer by layer, weights input by input, then the bias";
        code.Summary($"Copies the parameters in logical order: {order}.");
        code.Line("/// <param name=\"destination\">Receives <see cref=\"ParameterCount\"/> values.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The length differs.</exception>");
        code.Line($"public void CopyParametersTo({Write}<{scalar}> destination) => _parameters.CopyTo(destination);");
        code.Line();
        code.Summary($"Sets the parameters from logical order: {order}.");
        code.Line("/// <param name=\"source\"><see cref=\"ParameterCount\"/> values.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The length differs.</exception>");
        code.Line($"public void SetParameters({Read}<{scalar}> source) => _parameters.Set(source);");
        code.Line();
        code.Summary("A network with the same parameters, independent of this one.");
        code.Line("/// <returns>The copy.</returns>");
        code.Line($"public {name} Clone() => new(({Read}<{scalar}>)_parameters.Values);");
        code.Line();
    }

    private static void EmitDerivatives(string name, string scalar, CodeWriter code)
    {
        const string targets = "As many rows of <see cref=\"OutputSize\"/> values.", perOutput = "As many rows of <see cref=\"OutputSize\"/> gradients, one for each output.";
        const string gradient = "Receives <see cref=\"ParameterCount\"/> gradients in logical order.", inputGradient = "Receives as many rows of <see cref=\"InputSize\"/> gradients.";
        string read = $"{Read}<{scalar}>", given = $"global::NetGen.OutputGradient<{scalar}>";
        Member("Computes how the loss of a batch changes with every parameter, without changing the network.", scalar, "ComputeGradient", "Compute", read, "targets", targets, "gradient", gradient);
        Member("Computes how something of your own changes with every parameter, from how it changes with every output.", "void", "ComputeGradient", "Compute", given, "outputGradient", perOutput, "gradient", gradient);
        Member("Computes how the loss of a batch changes with every input.", scalar, "ComputeInputGradient", "ComputeInput", read, "targets", targets, "inputGradient", inputGradient);
        Member("Computes how something of your own changes with every input, from how it changes with every output.", "void", "ComputeInputGradient", "ComputeInput", given, "outputGradient", perOutput, "inputGradient", inputGradient);

        void Member(string summary, string result, string method, string runtime, string type, string second, string secondText, string third, string thirdText)
        {
            code.Summary(summary);
            code.Line("/// <param name=\"inputs\">At least one row of <see cref=\"InputSize\"/> values.</param>");
            code.Line($"/// <param name=\"{second}\">{secondText}</param>");
            code.Line($"/// <param name=\"{third}\">{thirdText}</param>");
            if (result != "void") code.Line("/// <returns>The loss.</returns>");
            code.Line("/// <exception cref=\"global::System.ArgumentException\">A length differs, or there is no example.</exception>");
            // An untyped default means targets, as it did before there was anything else.
            if (type == given) code.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");
            code.Line($"public {result} {method}({read} inputs, {type} {second}, {Write}<{scalar}> {third}) =>");
            code.Line($"    global::NetGen.NetworkGradient.{runtime}<{name}, {scalar}>(this, inputs, {second}, {third});");
            code.Line();
        }
    }

    private static void EmitFiles(string name, string scalar, CodeWriter code)
    {
        foreach ((string type, string parameter, string what) in new[]
        {
            ("string", "path", "a file"),
            ("global::System.IO.Stream", "stream", "a stream"),
        })
        {
            code.Summary($"Writes the parameters to {what}, as safetensors.");
            code.Line($"/// <param name=\"{parameter}\">Where to.</param>");
            code.Line("/// <exception cref=\"global::System.IO.IOException\">It cannot be written.</exception>");
            code.Line($"public void Save({type} {parameter}) => global::NetGen.NetworkFile.Save<{name}, {scalar}>(this, {parameter});");
            code.Line();
            EmitLoad($"Creates a network with the parameters in {what} that <c>Save</c> has written.", type, parameter, layout: false);
            EmitLoad($"Creates a network with the parameters in {what} that any program has written, as safetensors.", type, parameter, layout: true);
        }

        void EmitLoad(string summary, string type, string parameter, bool layout)
        {
            const string layoutType = "global::NetGen.WeightLayout";
            code.Summary(summary);
            code.Line($"/// <param name=\"{parameter}\">Where from.</param>");
            if (layout) code.Line("/// <param name=\"layout\">How the weights lie, where it has no fingerprint of a network.</param>");
            code.Line("/// <returns>The network.</returns>");
            string trouble = layout ? "It holds something else, or another network." : "It holds something else, or another network, or does not say which.";
            code.Line($"/// <exception cref=\"global::NetGen.NetworkFileException\">{trouble}</exception>");
            code.Line($"public static {name} Load({type} {parameter}{(layout ? $", {layoutType} layout" : "")}) =>");
            code.Line($"    global::NetGen.NetworkFile.Load<{name}, {scalar}>({parameter}{(layout ? ", layout" : "")});");
            code.Line();
        }
    }

    /// <summary>The runtime's driver of the printed program.</summary>
    public static string DriverOf(NetworkPlan plan)
    {
        string driver = plan.Program is MicroPlan ? "Micro" : "Tiled";
        return $"global::NetGen.Kernels.{driver}<global::NetGen.Emitted.{plan.ProgramName}, {plan.Scalar}>";
    }
}
