using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what the runtime asks of a network and its user need not see: explicit implementations of the contracts.</summary>
internal static class InterfaceEmitter
{
    public static void Emit(NetworkPlan plan, CodeWriter code)
    {
        string name = plan.Spec.Type.Self, rule = plan.Spec.Type.TypeParameter("TRule"), scalar = plan.Scalar, driver = MemberEmitter.DriverOf(plan);
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
        string weighted = $"{scalar} {trainable}.Gradient({read} inputs, {read} targets, {read} weights, {workspace}, global::NetGen.Kernels.DropoutStream dropout)";
        string gradientFrom = $"{scalar} {trainable}.GradientFrom({read} inputs, {read} outputGradient, {workspace}, global::NetGen.Kernels.DropoutStream dropout)";
        string inputGradient = $"{scalar} {trainable}.InputGradient({read} inputs, {read} targets, {write} inputGradient, {workspace})";
        string inputGradientFrom = $"{scalar} {trainable}.InputGradientFrom({read} inputs, {read} outputGradient, {write} inputGradient, {workspace})";
        string createStep = $"global::NetGen.TrainingStep<{scalar}> {trainable}.CreateStep<{rule}>({rule} rule, global::NetGen.StepOptions options)";
        if (plan.Program is MicroPlan)
        {
            code.Line($"{evaluate} =>");
            code.Line($"    {driver}.Evaluate(_parameters.Values, inputs, targets, outputs);");
            code.Line();
            code.Line($"{gradient} =>");
            code.Line($"    {driver}.Gradient(_parameters.Values, inputs, targets, workspace.Gradient);");
            code.Line();
            code.Line($"{weighted} =>");
            code.Line($"    {driver}.Gradient(_parameters.Values, inputs, targets, weights, workspace.Gradient);");
            code.Line();
            code.Line($"{gradientFrom} =>");
            code.Line($"    {driver}.GradientFrom(_parameters.Values, inputs, outputGradient, workspace.Gradient);");
            code.Line();
            code.Line($"{inputGradient} =>");
            code.Line($"    {driver}.InputGradient(_parameters.Values, inputs, targets, inputGradient);");
            code.Line();
            code.Line($"{inputGradientFrom} =>");
            code.Line($"    {driver}.InputGradientFrom(_parameters.Values, inputs, outputGradient, inputGradient);");
            code.Line();
            code.Line($"{createStep} =>");
            code.Line($"    new global::NetGen.MicroStep<global::NetGen.Emitted.{plan.ProgramName}, {rule}, {scalar}>(rule, _parameters);");
            code.Line();
            code.Line($"static global::NetGen.PopulationStep<{scalar}> {trainable}.CreatePopulationStep<{rule}>(int count, {rule} rule, global::NetGen.StepOptions options) =>");
            code.Line($"    new global::NetGen.MicroPopulation<global::NetGen.Emitted.{plan.ProgramName}, {rule}, {scalar}>(count, rule, Description.Layout);");
            return;
        }

        using (code.Braces(evaluate))
        {
            code.Line("int examples = inputs.Length / InputSize;");
            code.Line($"return {driver}.Evaluate(_parameters.Values, inputs, targets, outputs, workspace.Scratch({driver}.ScratchLength(examples)), examples, InputSize, OutputSize);");
        }
        code.Line();

        Method(gradient, $"Gradient(_parameters.Values, inputs, targets, workspace.Gradient, workspace.Scratch({driver}.ScratchLength(examples)), mean: {mean}, examples, InputSize, OutputSize, dropout)");
        Method(weighted, $"Gradient(_parameters.Values, inputs, targets, weights, workspace.Gradient, workspace.Scratch({driver}.ScratchLength(examples)), mean: {mean}, examples, dropout)");
        Method(gradientFrom, $"GradientFrom(_parameters.Values, inputs, outputGradient, workspace.Gradient, workspace.Scratch({driver}.ScratchLength(examples)), examples, dropout)");
        Method(inputGradient, $"InputGradient(_parameters.Values, inputs, targets, inputGradient, workspace.Scratch({driver}.InputScratchLength(examples, InputSize)), mean: {mean}, examples, InputSize)");
        Method(inputGradientFrom, $"InputGradientFrom(_parameters.Values, inputs, outputGradient, inputGradient, workspace.Scratch({driver}.InputScratchLength(examples, InputSize)), examples, InputSize)");

        code.Line($"{createStep} =>");
        code.Line($"    new global::NetGen.TiledStep<global::NetGen.Emitted.{plan.ProgramName}, {rule}, {scalar}>(_parameters, rule, options, InputSize, mean: {mean});");

        void Method(string signature, string call)
        {
            using (code.Braces(signature))
            {
                code.Line("int examples = inputs.Length / InputSize;");
                code.Line($"return {driver}.{call};");
            }
            code.Line();
        }
    }
}
