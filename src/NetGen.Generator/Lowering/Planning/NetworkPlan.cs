using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Planning;

/// <summary>All that is decided about a network before it is printed.</summary>
/// <param name="Spec">The declaration.</param>
/// <param name="Graph">Its nodes with their shapes.</param>
/// <param name="Loss">The loss, <c>Auto</c> resolved.</param>
/// <param name="Layout">Where the parameters lie.</param>
/// <param name="Program">What is printed.</param>
/// <param name="Reason">Why in this way.</param>
internal sealed record NetworkPlan(NetworkSpec Spec, NetworkGraph Graph, LossDefinition Loss, ParameterLayout Layout, ProgramPlan Program, string Reason)
{
    /// <summary>The user's functions that are printed for kernels, each once.</summary>
    public IReadOnlyList<ElementwiseFunction> UserFunctions { get; init; } = [];

    public Strategy Strategy => Program.Strategy;

    public string Scalar => Spec.Precision == Precision.Single ? "float" : "double";

    /// <summary>Name of the printed class that holds the description; local to its file.</summary>
    public string DescriptionName => Spec.Type.Name.TrimStart('@') + "Description";

    public int OutputSize => (int)Graph.Output.Size;

    /// <summary>Whether the output is one vector of probabilities.</summary>
    public bool IsClassifier => Graph.OutputActivation.IsSoftmax && Graph.Output.Rank == 1;
}
