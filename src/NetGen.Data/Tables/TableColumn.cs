using System.Numerics;

namespace NetGen.Data;

/// <summary>A column while its file is read: takes the fields of every row, and knows at the end what they are worth.</summary>
/// <param name="position">Where it stands in the file.</param>
/// <param name="name">What it is called.</param>
internal abstract class TableColumn<T>(int position, string name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Where it stands in the file.</summary>
    public int Position { get; } = position;

    /// <summary>What it is called.</summary>
    public string Name { get; } = name;

    /// <summary>A name for each value that it contributes to an example; only known at the end.</summary>
    public abstract IReadOnlyList<string> ValueNames { get; }

    /// <summary>How many values it contributes to an example; only known at the end.</summary>
    public abstract int Width { get; }

    /// <summary>Takes in the current row.</summary>
    public abstract void Add(CsvSource source);

    /// <summary>Learns from the current row, and does not keep it.</summary>
    public abstract void Survey(CsvSource source);

    /// <summary>Learns no more: what was not seen by now is an error from now on.</summary>
    public abstract void EndSurvey(string fileName);

    /// <summary>Writes the current row's values, <see cref="Width"/> of them; behind the survey.</summary>
    public abstract void Write(CsvSource source, Span<T> values);

    /// <summary>Writes its values of all rows, each row's <paramref name="stride"/> values after the row's before.</summary>
    public abstract void CopyTo(Span<T> rows, int stride);
}
