using NetGen.Generator.Lowering.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Prints the nested trainer; what it does stands in the runtime, once for all networks.</summary>
internal static class TrainerEmitter
{
    public static void Emit(NetworkPlan plan, CodeWriter code)
    {
        string name = plan.Spec.Type.Self;
        code.Summary($"Trains a network of this class in place.");
        using (code.Braces($"public sealed class Trainer : global::NetGen.NetworkTrainer<{name}, {plan.Scalar}>"))
        {
            code.Summary("Creates a trainer with default options.");
            code.Line("/// <param name=\"network\">What is trained.</param>");
            code.Line("/// <param name=\"optimizer\">How a gradient changes the parameters.</param>");
            code.Line($"public Trainer({name} network, global::NetGen.Optimizer optimizer) : base(network, optimizer)");
            code.Line("{");
            code.Line("}");
            code.Line();
            code.Summary("Creates a trainer.");
            code.Line("/// <param name=\"network\">What is trained.</param>");
            code.Line("/// <param name=\"optimizer\">How a gradient changes the parameters.</param>");
            code.Line("/// <param name=\"options\">How the trainer works.</param>");
            code.Line($"public Trainer({name} network, global::NetGen.Optimizer optimizer, global::NetGen.TrainerOptions options) : base(network, optimizer, options)");
            code.Line("{");
            code.Line("}");
        }
    }
}
