namespace NetGen.Generator.Lowering.Program;

/// <summary>Who reads which value of a program, looked up rather than searched for: a network may have a thousand layers.</summary>
internal sealed class Readers
{
    private readonly Dictionary<Tensor, (int Count, int Last)> _readers = [];

    /// <param name="operations">In the order in which they run.</param>
    public Readers(IReadOnlyList<Operation> operations)
    {
        for (int i = 0; i < operations.Count; i++)
        {
            foreach (Tensor tensor in operations[i].Reads.Distinct())
                _readers[tensor] = (_readers.TryGetValue(tensor, out (int Count, int Last) before) ? before.Count + 1 : 1, i);
        }
    }

    /// <summary>Whether a single operation reads a value.</summary>
    public bool IsOne(Tensor tensor) => _readers.TryGetValue(tensor, out (int Count, int Last) readers) && readers.Count == 1;

    /// <summary>Which operation is the last to read a value; -1 if none does.</summary>
    public int Last(Tensor tensor) => _readers.TryGetValue(tensor, out (int Count, int Last) readers) ? readers.Last : -1;
}
