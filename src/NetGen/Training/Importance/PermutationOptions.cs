namespace NetGen;

/// <summary>How <see cref="PermutationImportance"/> shuffles.</summary>
public sealed record PermutationOptions
{
    /// <summary>How often each column is shuffled; at least 2, 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2.</exception>
    public int Repeats { get; init => field = Option.AtLeastTwo(value, nameof(Repeats)); } = 5;

    /// <summary>The seed of the orders, which one stream of <see cref="Mt19937"/> gives; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The columns that are shuffled together, such as those of a category: <c>[[0, 1, 2], [3]]</c>, from 0 to the number of inputs - 1. Empty, the
    /// default, is every column for itself. Columns in no group stay as they are.
    /// </summary>
    /// <exception cref="ArgumentException">A group has no column.</exception>
    public IReadOnlyList<IReadOnlyList<int>> Groups
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.All(group => group is { Count: > 0 }) ? [.. value.Select(IReadOnlyList<int> (group) => [.. group])]
                : throw new ArgumentException("Groups must have at least one column each; leave a group out to leave its columns alone.", nameof(Groups));
        }
    } = [];
}
