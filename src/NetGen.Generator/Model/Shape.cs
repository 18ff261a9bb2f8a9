using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>The shape of one example's value: a vector [n], a sequence [steps][features], or an image [height][width][channels].</summary>
/// <param name="Sizes">From the outermost dimension to the last, whose elements lie side by side.</param>
/// <param name="Classes">Of how many classes its values are, which are whole numbers then: tokens; 0 where they are quantities.</param>
internal sealed record Shape(EquatableArray<int> Sizes, int Classes = 0)
{
    public static Shape Vector(int size) => new(new EquatableArray<int>(size));

    public static Shape Sequence(int steps, int features) => new(new EquatableArray<int>(steps, features));

    public static Shape Image(int height, int width, int channels) => new(new EquatableArray<int>(height, width, channels));

    /// <summary>How many dimensions there are: 1 is a vector, 2 a sequence, 3 an image.</summary>
    public int Rank => Sizes.Count;

    /// <summary>Values of one example.</summary>
    public long Size => Sizes.Aggregate(1L, static (product, size) => product * size);

    /// <summary>The size of the last dimension: units, features or channels.</summary>
    public int Last => Sizes[Sizes.Count - 1];

    /// <summary>The same with another last dimension.</summary>
    public Shape WithLast(int size) => new(new EquatableArray<int>([.. Sizes.Take(Rank - 1), size]));

    /// <summary>The sizes alone: <c>28 x 28 x 1</c>.</summary>
    public string Text => string.Join(" x ", Sizes.Select(static size => size.ToString(CultureInfo.InvariantCulture)));

    /// <summary>As a sentence names it: <c>an image of 28 x 28 x 1</c>.</summary>
    public override string ToString() => Classes > 0
        ? $"{Text} tokens of {Classes.ToString(CultureInfo.InvariantCulture)} classes"
        : (Rank switch { 1 => "a vector of ", 2 => "a sequence of ", 3 => "an image of ", _ => "a shape of " }) + Text;
}

/// <summary>Why a layer cannot follow what stands before it, in words that name the shapes.</summary>
internal sealed record ShapeProblem(string Message);

/// <summary>What a layer makes of the shapes it is given: another shape, or a problem.</summary>
internal readonly record struct Inferred(Shape? Shape, ShapeProblem? Problem)
{
    public static implicit operator Inferred(Shape shape) => new(shape, null);

    public static implicit operator Inferred(ShapeProblem problem) => new(null, problem);
}
