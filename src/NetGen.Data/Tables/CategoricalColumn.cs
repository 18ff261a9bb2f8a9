namespace NetGen.Data;

/// <summary>
/// A column of words (or of numbers that only name something): every class becomes an input of its own, which is 1 in the rows of that class and 0
/// in all others.
/// </summary>
/// <param name="Column">The column.</param>
public sealed record CategoricalColumn(Column Column)
{
    /// <summary>
    /// The classes, in the order of the inputs; any other is an error. Null, the default, takes the classes of the file in the order in which they
    /// first appear.
    /// </summary>
    /// <exception cref="ArgumentException">The list is empty, or a class stands in it twice.</exception>
    public IReadOnlyList<string>? Classes { get; init => field = ClassList.Checked(value, nameof(Classes)); }

    /// <summary>
    /// The class that a missing value counts as: one of the others, such as the most frequent one, or one of its own, such as "unknown". Null, the
    /// default, for an error. Where <see cref="Classes"/> are given, it has to be one of them.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string? MissingClass
    {
        get;
        init => field = value is not "" ? value : throw new ArgumentException($"{nameof(MissingClass)} must not be empty.", nameof(MissingClass));
    }

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name in the header.</param>
    public static implicit operator CategoricalColumn(string name) => new(Column.FromName(name));

    /// <summary>A column by its position.</summary>
    /// <param name="position">Counted from 0.</param>
    public static implicit operator CategoricalColumn(int position) => new((Column)position);

    /// <summary>A column by its position, which may be counted from the end.</summary>
    /// <param name="position">The position.</param>
    public static implicit operator CategoricalColumn(Index position) => new(Column.FromPosition(position));

    /// <summary>A column, whose classes are taken from the file.</summary>
    /// <param name="column">The column.</param>
    public static CategoricalColumn FromColumn(Column column) => new(column);
}
