using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>What a method with <c>[Layers]</c> says, read but not judged. Names and numbers only.</summary>
/// <param name="Input">The sizes of <c>[Input]</c>; none where it is not there.</param>
/// <param name="Layers">In the order in which C# evaluates their calls.</param>
/// <param name="Output">The value that is returned: 0 is the input, i the output of layer i, counted from 1.</param>
/// <param name="Problems">Why it cannot be read; the layers are not all there then.</param>
internal sealed record GraphDeclaration(
    EquatableArray<int> Input, EquatableArray<GraphLayer> Layers, int Output, EquatableArray<GraphProblem> Problems);

/// <summary>A call that makes a layer.</summary>
/// <param name="Kind">The name of a <see cref="LayerKind"/>.</param>
/// <param name="Arguments">What is written besides tensors and the name.</param>
/// <param name="Inputs">The values it reads, counted as <see cref="GraphDeclaration.Output"/>.</param>
/// <param name="Name">Its name; empty where none is written.</param>
internal sealed record GraphLayer(string Kind, EquatableArray<LayerArgument> Arguments, EquatableArray<int> Inputs, string Name);

/// <summary>Why a method cannot be read. Where, the reading says, see <see cref="GraphReading.Problems"/>.</summary>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Text">The sentence.</param>
internal sealed record GraphProblem(GraphTrouble Trouble, string Text);

/// <summary>What can be wrong with a method.</summary>
internal enum GraphTrouble
{
    /// <summary>It is not a static method from one tensor to one.</summary>
    Form,

    /// <summary>Something stands in it that cannot be read.</summary>
    Unreadable,

    /// <summary>It makes too many layers, or takes too many steps to read.</summary>
    TooLarge,
}
