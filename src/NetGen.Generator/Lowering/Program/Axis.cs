namespace NetGen.Generator.Lowering.Program;

/// <summary>One dimension of a tensor, or of a window that runs over one. Accesses that name the same axis run along it together.</summary>
internal sealed class Axis(string name, int size)
{
    /// <summary>The examples of a batch: the one axis whose size is known only at run time.</summary>
    public static readonly Axis Examples = new("examples", 0);

    public string Name { get; } = name;

    public int Size { get; } = size;

    public override string ToString() => Size == 0 ? Name : $"{Name}:{Size}";
}
