using System.Globalization;
using System.Numerics;

namespace NetGen.Data;

/// <summary>A column of numbers, each a value of the example.</summary>
internal sealed class NumberColumn<T>(int position, string name, MissingValues missing, bool isTarget) : TableColumn<T>(position, name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<T> _values = [];
    private readonly List<int> _gaps = [];
    private readonly double? _known = missing.For(name);
    private readonly bool _fillsMean = missing == MissingValues.ColumnMean;
    private bool _hasGaps;
    private double _mean;
    private long _count;

    public override IReadOnlyList<string> ValueNames => [Name];

    public override int Width => 1;

    /// <summary>What missing values are filled with; null where they are errors.</summary>
    public double? Filling { get; private set; }

    public override void Add(CsvSource source)
    {
        if (!Parse(source, out T value)) _gaps.Add(_values.Count);
        _values.Add(value);
    }

    /// <summary>Counts, and updates the mean (Welford, 1962): how many rows there will be is not known yet.</summary>
    public override void Survey(CsvSource source)
    {
        if (!Parse(source, out T value)) _hasGaps = true;
        else if (_fillsMean) _mean += (double.CreateChecked(value) - _mean) / ++_count;
    }

    public override void EndSurvey(string fileName) => SetFilling(fileName, _fillsMean && _count == 0, _hasGaps, _mean);

    public override void Write(CsvSource source, Span<T> values)
    {
        if (!Parse(source, out values[0])) values[0] = T.CreateChecked(Filling!.Value);
    }

    /// <summary>Fills the gaps; called once, behind the last row.</summary>
    public void Fill(string fileName)
    {
        SetFilling(fileName, _fillsMean && _gaps.Count == _values.Count, _gaps.Count > 0, _fillsMean ? Mean() : 0);
        foreach (int row in _gaps) _values[row] = T.CreateChecked(Filling!.Value);
    }

    public override void CopyTo(Span<T> rows, int stride)
    {
        for (int row = 0; row < _values.Count; row++) rows[row * stride] = _values[row];
    }

    /// <summary>Reads the current row's value; false, and 0, where it is missing and may be.</summary>
    private bool Parse(CsvSource source, out T value)
    {
        value = T.Zero;
        if (source.IsMissing(Position))
        {
            if (_known is null && !_fillsMean) source.Fail($"The value is missing. {Advice.Missing(source, Position, isTarget, "Missing")}", Name);
            return false;
        }

        if (!T.TryParse(source.Field(Position), NumberStyles.Float, source.NumberFormat, out value))
        {
            string text = source.Text(Position);
            source.Fail($"Expected a number, but found '{DataFormatException.Shorten(text)}'. {Advice.NoNumber(source, text, isTarget)}", Name);
        }

        if (!T.IsFinite(value))
        {
            string text = DataFormatException.Shorten(source.Text(Position));
            source.Fail($"Expected a finite number that a {TypeName} can hold, but found '{text}'. {Advice.NotFinite(isTarget)}", Name);
        }

        return true;
    }

    private void SetFilling(string fileName, bool isEmpty, bool hasGaps, double mean)
    {
        if (isEmpty) throw new DataFormatException(
            "All values are missing, so they have no mean. Exclude leaves the column out; with MissingValues.Fill, Missing has a value for it.", fileName, column: Name);
        Filling = _fillsMean ? mean : _known;
        if (hasGaps && !T.IsFinite(T.CreateChecked(Filling!.Value)))
            throw new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"Missing values cannot become {Filling}, as Missing says: a {TypeName} cannot hold that."), fileName, column: Name);
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
