using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Examples of a table that are parsed while they are trained on: the file may be far larger than memory. Made by <see cref="Csv.Open"/>. The file must not change
/// meanwhile.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed class CsvExamples<T> : ExampleSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string _path;
    private readonly TableFormat _format;
    private readonly CsvOptions _options;
    private readonly string[] _names;
    private readonly TablePlan<T> _plan;
    private readonly long _rows;
    private Stream? _stream;
    private CsvSource? _source;
    private bool _isAtRow;
    private bool _isDisposed;

    private CsvExamples(
        string path, TableFormat format, CsvOptions options, string[] names, TablePlan<T> plan, long rows, string[] inputNames, string[] targetNames)
        : base(inputNames.Length, targetNames.Length)
    {
        (_path, _format, _options, _names, _plan, _rows) = (path, format, options, names, plan, rows);
        InputNames = Array.AsReadOnly(inputNames);
        TargetNames = Array.AsReadOnly(targetNames);
        ClassNames = plan.Targets is [ClassColumn<T> target] ? target.Classes : [];
        OptionsForMore = Table.OptionsForMore(options, plan, format);
    }

    /// <inheritdoc/>
    public override long? Count => _rows;

    /// <summary>A name for every input, as in <see cref="LoadedData{T}.InputNames"/>.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>A name for every target, as in <see cref="LoadedData{T}.TargetNames"/>.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>The classes of a classification in the order of the outputs; empty where targets are numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Options that read another file the same way, such as the validation data, as in <see cref="LoadedData{T}.OptionsForMore"/>.</summary>
    public CsvOptions OptionsForMore { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataFormatException">The file has got another header since it was opened.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public override void Restart()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Close();
        _stream = DataFile.Open(_path);
        _source = new CsvSource(_stream, _path, _options, _format);
        if (!Table.ReadNames(_source, _options).AsSpan().SequenceEqual(_names))
            _source.Fail($"The columns are other ones than when the file was opened. Open it again with Csv.Open.");
        // Without a header the row with the names is one with data.
        _isAtRow = !_options.HasHeader;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataFormatException">The file has changed since it was opened, and is now malformed.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public override int Read(Span<T> inputs, Span<T> targets)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int room = Kernels.Arguments.Examples(inputs.Length, InputSize, nameof(inputs), targets.Length, OutputSize, nameof(targets));
        if (_source is null) Restart();
        for (int row = 0; row < room; row++)
        {
            if (!_isAtRow && !_source!.Read()) return row;
            _isAtRow = false;
            Table.RequireFields(_source!, _names.Length);
            Write(_plan.Inputs, inputs.Slice(row * InputSize, InputSize));
            Write(_plan.Targets, targets.Slice(row * OutputSize, OutputSize));
        }

        return room;
    }

    /// <summary>Opens a file and goes over it once.</summary>
    internal static CsvExamples<T> Open(string path, CsvOptions options)
    {
        using Stream stream = DataFile.Open(path);
        using var source = new CsvSource(stream, path, options);
        string[] names = Table.ReadNames(source, options);
        var plan = new TablePlan<T>(options, names, source);
        long rows = 0;
        for (bool more = !options.HasHeader || source.Read(); more; more = source.Read(), rows++)
        {
            Table.RequireFields(source, names.Length);
            foreach (TableColumn<T> column in plan.Inputs) column.Survey(source);
            foreach (TableColumn<T> column in plan.Targets) column.Survey(source);
        }

        if (rows == 0) throw Table.NoRows(source, options, names.Length);
        foreach (TableColumn<T> column in plan.Inputs) column.EndSurvey(path);
        foreach (TableColumn<T> column in plan.Targets) column.EndSurvey(path);
        string[] inputNames = Table.Names(plan.Inputs, "inputs", path), targetNames = Table.Names(plan.Targets, "targets", path);
        return new CsvExamples<T>(path, source.Format, options, names, plan, rows, inputNames, targetNames);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        _isDisposed = true;
        base.Dispose(disposing);
    }

    private void Write(TableColumn<T>[] columns, Span<T> values)
    {
        foreach (TableColumn<T> column in columns)
        {
            column.Write(_source!, values);
            values = values[column.Width..];
        }
    }

    private void Close()
    {
        _source?.Dispose();
        _stream?.Dispose();
        (_source, _stream) = (null, null);
    }
}
