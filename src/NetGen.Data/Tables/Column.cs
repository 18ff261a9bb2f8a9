using System.Globalization;

namespace NetGen.Data;

/// <summary>
/// A column of a table, by its name in the header or by its position: <c>"species"</c>, <c>4</c> (counted from 0) or <c>^1</c> (the last one).
/// </summary>
public readonly record struct Column
{
    private Column(string? name, Index position)
    {
        Name = name;
        Position = position;
    }

    /// <summary>The name in the header, where large and small letters differ; null for a column by its position.</summary>
    public string? Name { get; }

    /// <summary>The position, counted from 0 or from the end; without meaning for a column by its name.</summary>
    public Index Position { get; }

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name in the header, without blanks around it.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static implicit operator Column(string name) => FromName(name);

    /// <summary>A column by its position.</summary>
    /// <param name="position">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public static implicit operator Column(int position) => position >= 0 ? FromPosition(position)
        : throw new ArgumentOutOfRangeException(nameof(position), FormattableString.Invariant($"A position must be at least 0, but is {position}; ^1 is the last one."));

    /// <summary>A column by its position, which may be counted from the end.</summary>
    /// <param name="position">The position.</param>
    public static implicit operator Column(Index position) => FromPosition(position);

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name in the header, without blanks around it.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static Column FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Column(name, default);
    }

    /// <summary>A column by its position.</summary>
    /// <param name="position">Counted from 0, or from the end.</param>
    public static Column FromPosition(Index position) => new(null, position);

    /// <summary>The name, or the position as C# writes it.</summary>
    public override string ToString() => Name ?? (Position.IsFromEnd ? "^" : "") + Position.Value.ToString(CultureInfo.InvariantCulture);
}
