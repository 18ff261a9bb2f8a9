namespace NetGen.Kernels;

/// <summary>How many rows a tile has. A type rather than a number: what a smaller tile does not need is dropped before inlining.</summary>
internal interface ITileHeight
{
    /// <summary>The number of rows.</summary>
    static abstract int Rows { get; }
}

/// <summary>Two rows.</summary>
internal readonly struct TwoHigh : ITileHeight
{
    public static int Rows => 2;
}

/// <summary>Four rows: the rest of a matrix.</summary>
internal readonly struct FourHigh : ITileHeight
{
    public static int Rows => 4;
}

/// <summary>Six rows: twelve sums and three operands fit sixteen registers.</summary>
internal readonly struct SixHigh : ITileHeight
{
    public static int Rows => 6;
}

/// <summary>Eight rows: sixteen sums and three operands fit the thirty-two registers that come with 512 bits.</summary>
internal readonly struct EightHigh : ITileHeight
{
    public static int Rows => 8;
}

/// <summary>How many registers wide a tile is.</summary>
internal interface ITileWidth
{
    /// <summary>The number of registers.</summary>
    static abstract int Registers { get; }
}

/// <summary>One register: the last column of a matrix with an odd number of them.</summary>
internal readonly struct OneWide : ITileWidth
{
    public static int Registers => 1;
}

/// <summary>Two registers.</summary>
internal readonly struct TwoWide : ITileWidth
{
    public static int Registers => 2;
}

/// <summary>
/// One register for each of two rows that lie <see cref="PairedRows.Distance"/> apart: a lone column of 512-bit registers needs more
/// rows than eight to keep the machine busy.
/// </summary>
internal readonly struct PairedRows : ITileWidth
{
    /// <summary>From a row to its partner.</summary>
    public const int Distance = 8;

    public static int Registers => 1;
}

/// <summary>Four registers.</summary>
internal readonly struct FourWide : ITileWidth
{
    public static int Registers => 4;
}

/// <summary>Any number of registers, which is not known beforehand.</summary>
internal readonly struct ManyWide : ITileWidth
{
    public static int Registers => 0;
}
