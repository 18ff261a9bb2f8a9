namespace NetGen.Generator.Emission;

/// <summary>Prints the nested trainer; what it does stands in the runtime, once for all networks.</summary>
internal static class TrainerEmitter
{
    /// <param name="name">What the network is called from inside.</param>
    /// <param name="scalar">Its number type.</param>
    /// <param name="netGen">What names of the runtime begin with.</param>
    /// <param name="code">Where to print.</param>
    public static void Emit(string name, string scalar, string netGen, CodeWriter code)
    {
        string parameters = $"{name} network, {netGen}Optimizer optimizer", options = $"{netGen}TrainerOptions options";
        code.Summary("Trains a network of this class in place.");
        using CodeWriter.Block body = code.Braces($"public sealed class Trainer : {netGen}NetworkTrainer<{name}, {scalar}>");
        code.Line($"/** <inheritdoc/> */ public Trainer({name} network) : base(network) {{ }}");
        code.Line($"/** <inheritdoc/> */ public Trainer({parameters}) : base(network, optimizer) {{ }}");
        code.Line($"/** <inheritdoc/> */ public Trainer({parameters}, {options}) : base(network, optimizer, options) {{ }}");
    }
}
