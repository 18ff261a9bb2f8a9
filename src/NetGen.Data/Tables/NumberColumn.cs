using System.Globalization;
using System.Numerics;

namespace NetGen.Data;

/// <summary>A column of numbers, each a value of the example.</summary>
internal sealed class NumberColumn<T>(int position, string name, MissingValues missing) : TableColumn<T>(position, name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<T> _values = [];
    private readonly List<int> _gaps = [];
    private readonly double? _known = missing.For(name);
    private readonly bool _fillsMean = missing == MissingValues.ColumnMean;

    public override IReadOnlyList<string> ValueNames => [Name];

    /// <summary>What missing values are filled with; null where they are errors.</summary>
    public double? Filling { get; private set; }

    public override void Add(CsvSource source)
    {
        if (source.IsMissing(Position))
        {
            if (_known is null && !_fillsMean) source.Fail($"The value is missing.", Name);
            _gaps.Add(_values.Count);
            _values.Add(T.Zero);
            return;
        }

        if (!T.TryParse(source.Field(Position), NumberStyles.Float, CultureInfo.InvariantCulture, out T value))
            source.Fail($"Expected a number, but found '{DataFormatException.Shorten(source.Text(Position))}'.", Name);
        if (!T.IsFinite(value))
            source.Fail($"Expected a finite number that a {TypeName} can hold, but found '{DataFormatException.Shorten(source.Text(Position))}'.", Name);
        _values.Add(value);
    }

    /// <summary>Fills the gaps; called once, behind the last row.</summary>
    public void Fill(string fileName)
    {
        if (_fillsMean && _gaps.Count == _values.Count)
            throw new DataFormatException("All values are missing, so they have no mean.", fileName, column: Name);
        Filling = _fillsMean ? Mean() : _known;
        if (_gaps.Count == 0) return;
        T filling = T.CreateChecked(Filling ?? throw new InvalidOperationException("Gaps without a filling were errors."));
        if (!T.IsFinite(filling)) throw new DataFormatException(string.Create(CultureInfo.InvariantCulture, $"Missing values cannot become {Filling}, which a {TypeName} cannot hold."), fileName, column: Name);
        foreach (int row in _gaps) _values[row] = filling;
    }

    public override void CopyTo(Span<T> rows, int stride)
    {
        for (int row = 0; row < _values.Count; row++) rows[row * stride] = _values[row];
    }

    private static string TypeName => typeof(T) == typeof(float) ? "float" : "double";

    /// <summary>The mean of the values that are there; each is divided before it is added, so that large ones do not overflow.</summary>
    private double Mean()
    {
        double mean = 0;
        int gap = 0, count = _values.Count - _gaps.Count;
        for (int row = 0; row < _values.Count; row++)
        {
            if (gap < _gaps.Count && _gaps[gap] == row) gap++;
            else mean += double.CreateChecked(_values[row]) / count;
        }

        return mean;
    }
}
