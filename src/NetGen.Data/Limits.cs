namespace NetGen.Data;

/// <summary>
/// What no file needs more of. A small one, at least compressed, may claim or unfold to far more, and is refused before that takes memory.
/// </summary>
internal static class Limits
{
    /// <summary>As many inputs, or outputs, as a network can have.</summary>
    public const int Columns = 65_536;

    /// <summary>The most classes that are taken from a file where nobody says how many there are.</summary>
    public const int FoundClasses = 1024;

    /// <summary>The most bytes of a row of a table.</summary>
    public const int RowBytes = 16 << 20;
}
