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
        bool straight = plan.Program is StraightLinePlan;

        foreach (string constant in new[] { "InputSize", "OutputSize", "ParameterCount" })
        {
            code.Line($"static int {network}.{constant} => {constant};");
            code.Line();
        }
        code.Line($"static {name} {network}.CreateBlank() => new({read}.Empty);");
        code.Line();
        code.Line($"global::NetGen.ParameterBlock<{scalar}> {network}.Parameters => _parameters;");
        code.Line();

        using (code.Braces($"{scalar} {trainable}.Evaluate({read} inputs, {read} targets, {write} outputs, {workspace})"))
        {
            code.Line("int examples = inputs.Length / InputSize;");
            string scratch = straight ? "" : $"workspace.Scratch({driver}.ScratchLength(examples)), ";
            code.Line($"return {driver}.Evaluate(_parameters.Values, inputs, targets, outputs, {scratch}examples, InputSize, OutputSize);");
        }
        code.Line();

        using (code.Braces($"{scalar} {trainable}.Gradient({read} inputs, {read} targets, {workspace}, global::NetGen.Kernels.DropoutStream dropout)"))
        {
            code.Line("int examples = inputs.Length / InputSize;");
            string mean = plan.Spec.Reduction == Reduction.Mean ? "true" : "false";
            string scratch = straight ? "" : $"workspace.Scratch({driver}.ScratchLength(examples)), ";
            string dropout = straight ? "" : ", dropout";
            code.Line($"return {driver}.Gradient(_parameters.Values, inputs, targets, workspace.Gradient, {scratch}mean: {mean}, examples, InputSize, OutputSize{dropout});");
        }
        code.Line();

        code.Line($"global::NetGen.TrainingStep<{scalar}> {trainable}.CreateStep<TRule>(TRule rule, global::NetGen.StepOptions options) =>");
        code.Line($"    new global::NetGen.StoredGradientStep<{name}, TRule, {scalar}>(this, rule, options);");
    }
}
