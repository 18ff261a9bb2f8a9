using NetGen.Generator.Lowering;
using NetGen.Generator.Lowering.StraightLine;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what the runtime asks of a network and its user need not see: explicit implementations of the contracts.</summary>
internal static class ContractEmitter
{
    public static void Emit(NetworkPlan plan, CodeWriter code)
    {
        string name = plan.Spec.Type.Name, scalar = plan.Scalar, driver = MemberEmitter.DriverOf(plan);
        string network = $"global::NetGen.INetwork<{name}, {scalar}>", trainable = $"global::NetGen.ITrainableNetwork<{name}, {scalar}>";
        string read = $"global::System.ReadOnlySpan<{scalar}>", write = $"global::System.Span<{scalar}>", workspace = $"global::NetGen.Workspace<{scalar}> workspace";
        string mean = plan.Spec.Reduction == Reduction.Mean ? "true" : "false";

        foreach (string constant in new[] { "InputSize", "OutputSize", "ParameterCount" })
        {
            code.Line($"static int {network}.{constant} => {constant};");
            code.Line();
        }
        code.Line($"static {name} {network}.CreateBlank() => new({read}.Empty);");
        code.Line();
        code.Line($"global::NetGen.ParameterBlock<{scalar}> {network}.Parameters => _parameters;");
        code.Line();

        string evaluate = $"{scalar} {trainable}.Evaluate({read} inputs, {read} targets, {write} outputs, {workspace})";
        string gradient = $"{scalar} {trainable}.Gradient({read} inputs, {read} targets, {workspace}, global::NetGen.Kernels.DropoutStream dropout)";
        string createStep = $"global::NetGen.TrainingStep<{scalar}> {trainable}.CreateStep<TRule>(TRule rule, global::NetGen.StepOptions options)";
        if (plan.Program is StraightLinePlan)
        {
            code.Line($"{evaluate} =>");
            code.Line($"    {driver}.Evaluate(_parameters.Values, inputs, targets, outputs);");
            code.Line();
            code.Line($"{gradient} =>");
            code.Line($"    {driver}.Gradient(_parameters.Values, inputs, targets, workspace.Gradient);");
            code.Line();
            code.Line($"{createStep} =>");
            code.Line($"    new global::NetGen.StraightLineStep<global::NetGen.Emitted.{plan.ProgramName}, TRule, {scalar}>(rule, _parameters);");
            return;
        }

        using (code.Braces(evaluate))
        {
            code.Line("int examples = inputs.Length / InputSize;");
            code.Line($"return {driver}.Evaluate(_parameters.Values, inputs, targets, outputs, workspace.Scratch({driver}.ScratchLength(examples)), examples, InputSize, OutputSize);");
        }
        code.Line();

        using (code.Braces(gradient))
        {
            code.Line("int examples = inputs.Length / InputSize;");
            code.Line($"return {driver}.Gradient(_parameters.Values, inputs, targets, workspace.Gradient, workspace.Scratch({driver}.ScratchLength(examples)), mean: {mean}, examples, InputSize, OutputSize, dropout);");
        }
        code.Line();

        code.Line($"{createStep} =>");
        code.Line($"    new global::NetGen.LayeredStep<global::NetGen.Emitted.{plan.ProgramName}, TRule, {scalar}>(_parameters, rule, options, InputSize, mean: {mean});");
    }
}
