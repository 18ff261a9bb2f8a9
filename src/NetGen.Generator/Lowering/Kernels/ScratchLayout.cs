using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>Gives every value of a program a place in scratch memory, and the place to another value once nobody reads it any more.</summary>
internal sealed class ScratchLayout
{
    private readonly Dictionary<Tensor, int> _offsets = [];
    private readonly Dictionary<int, Queue<int>> _free = [];
    private readonly Precision _precision;

    /// <param name="operations">In the order in which they run.</param>
    /// <param name="precision">Decides how rows are padded.</param>
    /// <param name="kept">A value whose place no other gets, though nobody is seen to read it again.</param>
    public ScratchLayout(IReadOnlyList<Operation> operations, Precision precision, Tensor? kept = null)
    {
        _precision = precision;
        var readers = new Readers(operations);
        for (int i = 0; i < operations.Count; i++)
        {
            Operation operation = operations[i];
            Tensor[] dying = [.. operation.Reads.Distinct().Where(read => IsScratch(read) && read != kept && readers.Last(read) == i)];
            Tensor first = operation.Reads.First();
            if (operation.InPlace && IsScratch(operation.Result) && dying.Contains(first) && SizeOf(first) == SizeOf(operation.Result))
            {
                _offsets[operation.Result] = _offsets[first];
                dying = [.. dying.Where(tensor => tensor != first)];
            }
            foreach (Tensor result in operation.Results.Where(result => IsScratch(result) && !_offsets.ContainsKey(result)))
                _offsets[result] = Allocate(SizeOf(result));
            foreach (Tensor tensor in dying) Free(_offsets[tensor], SizeOf(tensor));
        }
    }

    /// <summary>Values needed per example.</summary>
    public int Size { get; private set; }

    /// <summary>Where the values of a tensor begin, per example.</summary>
    public int this[Tensor tensor] => _offsets[tensor];

    private static bool IsScratch(Tensor tensor) => tensor.Role == TensorRole.Value;

    private int SizeOf(Tensor tensor) => tensor.Rows * Padding.Stride(tensor.Width, _precision);

    private int Allocate(int size)
    {
        if (_free.TryGetValue(size, out Queue<int> places) && places.Count > 0) return places.Dequeue();
        Size += size;
        return Size - size;
    }

    private void Free(int offset, int size)
    {
        if (!_free.TryGetValue(size, out Queue<int> places)) _free.Add(size, places = new());
        places.Enqueue(offset);
    }
}
