using System.Numerics;

namespace NetGen;

/// <content>Datasets of objects.</content>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Creates a dataset of objects: numbers to learn from, and numbers to learn.</summary>
    /// <param name="items">The objects, each an example; gone over once.</param>
    /// <param name="inputs">The inputs of an object; the same number of them for all, at least 1.</param>
    /// <param name="targets">The targets of an object; the same number of them for all, at least 1.</param>
    /// <typeparam name="TItem">What an object is.</typeparam>
    /// <returns>The examples in the order of the objects; numbers are rounded to <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentException">There is no object; a row is longer or shorter than the first one, or empty; or a value is not finite.</exception>
    /// <example>
    /// <code>
    /// Dataset&lt;float&gt; data = Dataset&lt;float&gt;.From(people, p => [p.Age, p.Height], p => [p.Weight, p.Pulse]);
    /// </code>
    /// </example>
    public static Dataset<T> From<TItem>(IEnumerable<TItem> items, Func<TItem, double[]> inputs, Func<TItem, double[]> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var learned = new RowCollector<T>("targets", nameof(targets));
        return Collect(items, inputs, item => learned.Add(targets(item))).With(learned);
    }

    /// <summary>Creates a dataset of objects: numbers to learn from, and a number to learn.</summary>
    /// <param name="items">The objects, each an example; gone over once.</param>
    /// <param name="inputs">The inputs of an object; the same number of them for all, at least 1.</param>
    /// <param name="target">The target of an object.</param>
    /// <typeparam name="TItem">What an object is.</typeparam>
    /// <returns>The examples in the order of the objects; numbers are rounded to <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentException">There is no object; a row is longer or shorter than the first one, or empty; or a value is not finite.</exception>
    /// <example>
    /// <code>
    /// Dataset&lt;float&gt; data = Dataset&lt;float&gt;.From(people, p => [p.Age, p.Height], p => p.Weight);
    /// </code>
    /// </example>
    public static Dataset<T> From<TItem>(IEnumerable<TItem> items, Func<TItem, double[]> inputs, Func<TItem, double> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var learned = new RowCollector<T>("targets", nameof(target));
        return Collect(items, inputs, item => learned.Add(target(item))).With(learned);
    }

    /// <summary>
    /// Creates a dataset of objects: numbers to learn from, and a class to learn. Every member of the enumeration is an output, in the order of their values, as
    /// <see cref="Enum.GetValues{TEnum}"/> gives them (negative ones last): for most enumerations that in which they are declared. The target of an example's own class is 1,
    /// the others are 0.
    /// </summary>
    /// <param name="items">The objects, each an example; gone over once.</param>
    /// <param name="inputs">The inputs of an object; the same number of them for all, at least 1.</param>
    /// <param name="target">The class of an object.</param>
    /// <typeparam name="TItem">What an object is.</typeparam>
    /// <typeparam name="TEnum">The classes. Members of one value are one class; members that do not occur are classes too.</typeparam>
    /// <returns>The examples in the order of the objects; numbers are rounded to <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentException">
    /// There is no object; a row is longer or shorter than the first one, or empty; a value is not finite; or a class is no member of the enumeration.
    /// </exception>
    /// <example>
    /// <code>
    /// Dataset&lt;float&gt; data = Dataset&lt;float&gt;.From(flowers, f => [f.PetalLength, f.PetalWidth], f => f.Species);
    /// Species guess = Enum.GetValues&lt;Species&gt;()[network.Classify([1.4f, 0.2f])];
    /// </code>
    /// </example>
    public static Dataset<T> From<TItem, TEnum>(IEnumerable<TItem> items, Func<TItem, double[]> inputs, Func<TItem, TEnum> target)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(target);
        var classes = new EnumClasses<TEnum>(nameof(target));
        List<int> labels = [];
        return Collect(items, inputs, item => labels.Add(classes.ClassOf(target(item), labels.Count, nameof(target)))).With(classes.Count, [.. labels]);
    }

    /// <summary>The inputs of some objects, while something else is done with each of them.</summary>
    private static RowCollector<T> Collect<TItem>(IEnumerable<TItem> items, Func<TItem, double[]> inputs, Action<TItem> also)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(inputs);
        var rows = new RowCollector<T>("inputs", nameof(inputs));
        foreach (TItem item in items)
        {
            rows.Add(inputs(item));
            also(item);
        }

        return rows;
    }
}
