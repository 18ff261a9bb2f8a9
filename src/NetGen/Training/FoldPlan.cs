using System.Numerics;

namespace NetGen;

/// <summary>Which rows the network of each part of a cross-validation is trained on, and which it is evaluated on.</summary>
internal sealed class FoldPlan
{
    private readonly Func<int, (int[] Training, int[] LeftOut)> _rows;

    private FoldPlan(int first, Func<int, (int[] Training, int[] LeftOut)> rows) => (First, _rows) = (first, rows);

    /// <summary>The first row that is in a part; all behind it are, too.</summary>
    public int First { get; }

    /// <summary>Makes the plan.</summary>
    /// <exception cref="ArgumentException">Options contradict each other, there are too few rows, or one has no class to stratify by.</exception>
    public static FoldPlan Of<T>(Dataset<T> data, CrossValidationOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.Ordered && options.Stratified)
            throw new ArgumentException("Ordered and Stratified are both true, but rows that keep their order cannot be divided by class.", nameof(options));
        if (options.Gap > 0 && !options.Ordered)
            throw new ArgumentException(FormattableString.Invariant($"Gap is {options.Gap}, but rows have no order: set Ordered, or leave Gap at 0."), nameof(options));
        return options.Ordered ? InOrder(data.Count, options.Folds, options.Gap, nameof(data)) : AtRandom(data, options);
    }

    /// <summary>The rows of a part, counted from 1. They are not kept: of many parts they are many times the rows of the data.</summary>
    public (int[] Training, int[] LeftOut) Rows(int fold) => _rows(fold);

    private static FoldPlan AtRandom<T>(Dataset<T> data, CrossValidationOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (data.Count < options.Folds)
            throw new ArgumentException(FormattableString.Invariant($"Expected at least {options.Folds} examples, one for every fold, but got {data.Count}."), nameof(data));
        int[] foldOf = Strata.Folds(data, options);
        return new FoldPlan(0, fold => (Where(fold, leftOut: false), Where(fold, leftOut: true)));

        int[] Where(int fold, bool leftOut) => [.. Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] == fold == leftOut)];
    }

    /// <summary>The last parts of one more, all as long, each behind what is trained on.</summary>
    private static FoldPlan InOrder(int count, int folds, int gap, string name)
    {
        int size = (int)(count / ((long)folds + 1)), first = count - folds * size;
        if (size == 0 || first - gap < 1)
        {
            string found = FormattableString.Invariant($"{folds} folds in order leave nothing to train on, or to evaluate on: there are {count} examples, and Gap is {gap}.");
            throw new ArgumentException($"{found} Take fewer Folds or a smaller Gap.", name);
        }

        return new FoldPlan(first, fold =>
        {
            int begin = first + (fold - 1) * size;
            return ([.. Enumerable.Range(0, begin - gap)], [.. Enumerable.Range(begin, size)]);
        });
    }
}
