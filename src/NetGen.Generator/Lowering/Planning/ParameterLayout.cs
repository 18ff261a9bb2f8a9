using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Planning;

/// <summary>Where every parameter lies in the one block of memory.</summary>
/// <param name="Places">In logical order.</param>
/// <param name="Size">Values in the block, padding included: whole lines of 64 bytes.</param>
/// <param name="States">Where that lies which is kept beside the parameters: behind them.</param>
/// <param name="WholeSize">Values in the block with that, padding included.</param>
internal sealed record ParameterLayout(IReadOnlyList<ParameterPlace> Places, int Size, IReadOnlyList<StatePlace> States, int WholeSize)
{
    /// <summary>
    /// Rows are padded to vectors of four, each for four neurons; the weights of a layer with a single neuron stand in one row, for its inputs. Every
    /// tensor begins at a multiple of four.
    /// </summary>
    public static ParameterLayout Packed(IReadOnlyList<ProgramParameter> parameters, Precision precision) =>
        Place(parameters, precision, tensor => tensor.Width == 1 ? 1 : Padding.ToQuads(tensor.Width));

    /// <summary>Rows are padded to 64 bytes, so that the widest vectors load them aligned and whole.</summary>
    public static ParameterLayout Padded(IReadOnlyList<ProgramParameter> parameters, Precision precision, IReadOnlyList<ProgramState> states)
    {
        ParameterLayout layout = Place(parameters, precision, tensor => Padding.Stride(tensor.Width, precision));
        var places = new List<StatePlace>();
        int offset = layout.Size;
        foreach (ProgramState state in states)
        {
            places.Add(new(state, offset, Padding.Stride(state.Tensor.Width, precision)));
            offset += Padding.Stride(state.Tensor.Width, precision);
        }
        return layout with { States = places, WholeSize = offset };
    }

    public ParameterPlace this[Tensor parameter] => Places.First(place => place.Tensor == parameter);

    /// <summary>Parameters, padding not counted.</summary>
    public long Count => Places.Sum(static place => place.Parameter.Spec.Shape.Size);

    /// <summary>Where each parameter begins; its gradient has the same place.</summary>
    public Dictionary<Tensor, int> Offsets()
    {
        var offsets = new Dictionary<Tensor, int>();
        foreach (ParameterPlace place in Places) offsets[place.Tensor] = offsets[place.Parameter.Gradient] = place.Offset;
        foreach (StatePlace place in States) offsets[place.State.Tensor] = place.Offset;
        return offsets;
    }

    private static ParameterLayout Place(IReadOnlyList<ProgramParameter> parameters, Precision precision, Func<Tensor, int> strideOf)
    {
        var places = new List<ParameterPlace>();
        int offset = 0;
        foreach (ProgramParameter parameter in parameters)
        {
            int stride = strideOf(parameter.Tensor);
            places.Add(new(parameter, offset, stride));
            offset = Padding.ToQuads(offset + parameter.Tensor.Rows * stride);
        }
        int size = Padding.Of(offset, precision);
        return new(places, size, [], size);
    }
}

/// <summary>Element (row, column) of a parameter lies at <c>Offset + row * Stride + column</c>.</summary>
internal sealed record ParameterPlace(ProgramParameter Parameter, int Offset, int Stride)
{
    public Tensor Tensor => Parameter.Tensor;
}

/// <summary>Something kept beside the parameters lies from <paramref name="Offset"/> on.</summary>
internal sealed record StatePlace(ProgramState State, int Offset, int Stride);

/// <summary>Rows of vectors are whole lines of 64 bytes, or whole vectors of four.</summary>
internal static class Padding
{
    private const int WideLines = 8;

    public static int ToQuads(int count) => (count + 3) / 4 * 4;

    public static int LineOf(Precision precision) => precision == Precision.Single ? 16 : 8;

    /// <summary>Values in whole lines.</summary>
    public static int Of(int count, Precision precision)
    {
        int line = LineOf(precision);
        return (count + line - 1) / line * line;
    }

    /// <summary>
    /// From one row of a matrix to the next, as the kernels have it: an odd number of lines where there are many, so that no column keeps to a few
    /// sets of a cache.
    /// </summary>
    public static int Stride(int count, Precision precision)
    {
        int line = LineOf(precision), lines = Of(count, precision) / line;
        return (lines >= WideLines ? lines | 1 : lines) * line;
    }
}
