using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Layered;

/// <summary>Gives every value of a program a place in scratch memory, and the place to another value once nobody reads it any more.</summary>
internal sealed class ScratchLayout
{
    private readonly Dictionary<Tensor, int> _offsets = [];
    private readonly List<(int Offset, int Size)> _free = [];
    private readonly Precision _precision;

    /// <param name="operations">In the order in which they run.</param>
    /// <param name="precision">Decides how rows are padded.</param>
    public ScratchLayout(IReadOnlyList<Operation> operations, Precision precision)
    {
        _precision = precision;
        for (int i = 0; i < operations.Count; i++)
        {
            Operation operation = operations[i];
            Tensor[] dying = [.. operation.Reads.Distinct().Where(read => IsScratch(read) && !operations.Skip(i + 1).Any(later => later.Reads.Contains(read)))];
            Tensor first = operation.Reads.First();
            if (operation.InPlace && dying.Contains(first) && SizeOf(first) == SizeOf(operation.Result))
            {
                _offsets[operation.Result] = _offsets[first];
                dying = [.. dying.Where(tensor => tensor != first)];
            }
            else if (IsScratch(operation.Result))
            {
                _offsets[operation.Result] = Allocate(SizeOf(operation.Result));
            }
            foreach (Tensor tensor in dying) _free.Add((_offsets[tensor], SizeOf(tensor)));
        }
    }

    /// <summary>Values needed per example.</summary>
    public int Size { get; private set; }

    /// <summary>Where the values of a tensor begin, per example.</summary>
    public int this[Tensor tensor] => _offsets[tensor];

    private static bool IsScratch(Tensor tensor) => tensor.Role == TensorRole.Value;

    private int SizeOf(Tensor tensor) => Padding.Stride(tensor.Width, _precision);

    private int Allocate(int size)
    {
        int at = _free.FindIndex(place => place.Size == size);
        if (at < 0)
        {
            Size += size;
            return Size - size;
        }
        int offset = _free[at].Offset;
        _free.RemoveAt(at);
        return offset;
    }
}
