using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the description of a network: the declaration as a value, with nothing left to be worked out.</summary>
/// <remarks>It stands outside the class: a static field of the user's, such as a shared network, may need it before the class's own fields are set.</remarks>
internal static class DescriptionEmitter
{
    public static void Emit(NetworkPlan plan, CodeWriter code)
    {
        NetworkSpec spec = plan.Spec;
        code.Summary("The layers, the loss, and where the parameters lie.");
        using CodeWriter.Block holder = code.Braces($"file static class {plan.DescriptionName}");
        code.Line("public static readonly global::NetGen.NetworkDescription Value = new(");
        using (code.Indent())
        {
            code.Line($"\"{spec.Type.Name.TrimStart('@')}\",");
            code.Line($"global::NetGen.Precision.{spec.Precision},");
            code.Line($"{spec.InputSize},");
            code.Line("[");
            using (code.Indent())
            {
                int width = spec.InputSize, number = 0;
                foreach (LayerSpec layer in spec.Layers)
                {
                    code.Line(Describe(layer, width, layer is DenseSpec ? plan.StrategyOf(++number) : "") + ",");
                    if (layer is DenseSpec dense) width = dense.Units;
                }
            }
            code.Line("],");
            code.Line($"global::NetGen.Loss.{plan.Loss.Name},");
            code.Line($"global::NetGen.Reduction.{spec.Reduction},");
            code.Line($"global::NetGen.Accuracy.{spec.Accuracy},");
            code.Line($"\"{plan.Strategy}\",");
            code.Line("new global::NetGen.ParameterLayout(");
            using (code.Indent())
            {
                code.Line("[");
                using (code.Indent())
                {
                    foreach (ParameterPlace place in plan.Layout.Places)
                    {
                        code.Line($"new global::NetGen.ParameterTensor(\"{place.FileName}\", {place.Tensor.Rows}, {place.Tensor.Width}, {place.Offset}, {place.Stride}),");
                    }
                }
                code.Line("],");
                code.Line($"{plan.Layout.Size}));");
            }
        }
    }

    private static string Describe(LayerSpec layer, int width, string strategy) => layer switch
    {
        DenseSpec dense =>
            $"new global::NetGen.DenseDescription({width}, {dense.Units}, global::NetGen.Activation.{dense.Activation}, {(dense.Bias ? "true" : "false")}, "
            + $"global::NetGen.Initializer.{NetworkLowering.InitializerOf(dense)}) {{ Strategy = \"{strategy}\" }}",
        DropoutSpec dropout => $"new global::NetGen.DropoutDescription({width}, {CSharpLiteral.OfDouble(dropout.Rate)})",
        _ => throw new InvalidOperationException(layer.GetType().Name),
    };
}
