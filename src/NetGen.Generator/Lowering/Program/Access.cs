using System.Diagnostics.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Program;

/// <summary>Which elements of a tensor an operation meets: for every dimension of the tensor, a place that depends on the operation's axes.</summary>
/// <param name="Tensor">What is read or written.</param>
/// <param name="At">One place per dimension, as <c>X[n, 2 oh + kh - 1, 2 ow + kw - 1, c]</c>.</param>
/// <param name="Outside">What a read finds beyond the tensor's edges. A write beyond them is dropped.</param>
internal sealed record Access(Tensor Tensor, EquatableArray<Affine> At, Outside Outside = Outside.Nothing)
{
    /// <summary>Every dimension runs along its own axis, as nearly all do.</summary>
    [return: NotNullIfNotNull(nameof(tensor))]
    public static implicit operator Access?(Tensor? tensor) => tensor is null ? null : new(tensor, new([.. tensor.Axes.Select(Affine.Along)]));

    /// <summary>All elements of a tensor, each dimension along another axis of the same size.</summary>
    public static Access Along(Tensor tensor, IEnumerable<Axis> axes) => new(tensor, new([.. axes.Select(Affine.Along)]));

    /// <summary>The axes it depends on, in the order in which they occur.</summary>
    public IEnumerable<Axis> Axes => At.SelectMany(place => place.Terms).Select(term => term.Axis).Distinct();

    /// <summary>Whether every dimension runs along its own axis.</summary>
    public bool IsPlain
    {
        get
        {
            for (int i = 0; i < At.Count; i++)
            {
                if (!At[i].Runs(Tensor.Axes[i])) return false;
            }
            return true;
        }
    }

    /// <summary>
    /// Whether it meets every element of its tensor once, and in order, where an operation runs along some axes: whatever the tensor calls its own.
    /// </summary>
    public bool IsAlong(IReadOnlyList<Axis> axes) =>
        At.Count == axes.Count && At.Zip(axes, static (place, axis) => place.Runs(axis)).All(static runs => runs)
            && Tensor.Axes.Zip(axes, static (own, axis) => own.Size == axis.Size).All(static equal => equal);

    /// <summary>Whether it meets the same vector of an example at every place but along the last axis: that of the channels.</summary>
    public bool IsOfChannels(IReadOnlyList<Axis> axes) => axes.Count > 2 && axes[0] == Axis.Examples && IsAlong([axes[0], axes[^1]]);

    /// <summary>The same elements, met along other axes in the place of some.</summary>
    public Access Renamed(IReadOnlyList<Axis> from, IReadOnlyList<Axis> to)
    {
        if (from.SequenceEqual(to)) return this;
        Axis Other(Axis axis) => from.TakeWhile(one => one != axis).Count() is var at && at < from.Count ? to[at] : axis;
        Affine Moved(Affine place) => place with { Terms = new([.. place.Terms.Select(term => (Other(term.Axis), term.Step))]) };
        return this with { At = new([.. At.Select(Moved)]) };
    }

    /// <summary>The same elements of another tensor of that shape: of the gradient, say.</summary>
    public Access Of(Tensor tensor) => this with { Tensor = tensor };

    public override string ToString() => $"{Tensor.Name}[{string.Join(", ", At)}]";
}

/// <summary>A place along a dimension: <c>Offset + sum Step * index</c>, the index along each of some axes.</summary>
internal sealed record Affine(EquatableArray<(Axis Axis, int Step)> Terms, int Offset = 0)
{
    public static Affine Along(Axis axis) => Shifted(axis, 0);

    /// <summary>
    /// Where an element of a window lies: window <paramref name="output"/> begins at <c>stride * output - before</c>, its elements lie <paramref
    /// name="dilation"/> apart.
    /// </summary>
    public static Affine Window(Axis output, int stride, Axis kernel, int dilation, int before) =>
        new(new EquatableArray<(Axis, int)>((output, stride), (kernel, dilation)), -before);

    /// <summary>The place some steps further along an axis.</summary>
    public static Affine Shifted(Axis axis, int offset) => new(new EquatableArray<(Axis, int)>((axis, 1)), offset);

    /// <summary>Whether it runs along this axis, from its beginning, one by one.</summary>
    public bool Runs(Axis axis) => Offset == 0 && Terms is [(var only, 1)] && only == axis;

    public override string ToString()
    {
        string terms = string.Join(" + ", Terms.Select(term => term.Step == 1 ? term.Axis.Name : $"{term.Step} {term.Axis.Name}"));
        return Offset == 0 ? terms : $"{terms} {(Offset < 0 ? "-" : "+")} {Math.Abs(Offset)}";
    }
}

/// <summary>What is read beyond the edges of a tensor.</summary>
internal enum Outside
{
    /// <summary>Nothing: no access leads there.</summary>
    Nothing,

    /// <summary>Zeros, as around an image.</summary>
    Zero,

    /// <summary>Less than every number: a maximum never takes it.</summary>
    Lowest,
}
