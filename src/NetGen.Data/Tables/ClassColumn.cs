using System.Numerics;
using System.Text;
using System.Text.Unicode;

namespace NetGen.Data;

/// <summary>A column of classes, each a value of the example: 1 for the row's own class, 0 for the others.</summary>
internal sealed class ClassColumn<T> : TableColumn<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Names of so many bytes are looked up without making a string of them.</summary>
    private const int MostOnStack = 256;

    private readonly List<int> _classes = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly int _most;
    private readonly bool _isTarget;
    private bool _given;

    /// <summary>Creates the column.</summary>
    /// <param name="position">Where it stands in the file.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="given">The only classes there are; null to take them from the file.</param>
    /// <param name="most">How many may be taken from the file.</param>
    /// <param name="missing">What a missing value counts as; null for an error.</param>
    /// <param name="isTarget">Whether it is to be learned.</param>
    public ClassColumn(int position, string name, IReadOnlyList<string>? given, int most, string? missing, bool isTarget)
        : base(position, name)
    {
        _given = given is not null;
        _most = most;
        _isTarget = isTarget;
        MissingClass = missing;
        foreach (string known in given ?? []) Learn(known);
    }

    /// <summary>What a missing value counts as; null for an error.</summary>
    public string? MissingClass { get; }

    /// <summary>The classes, in the order of their values.</summary>
    public IReadOnlyList<string> Classes => _names.AsReadOnly();

    public override IReadOnlyList<string> ValueNames => [.. _names.Select(name => $"{Name}={name}")];

    public override int Width => _names.Count;

    public override void Add(CsvSource source) => _classes.Add(ClassOf(source));

    public override void Survey(CsvSource source) => ClassOf(source);

    public override void EndSurvey(string fileName) => _given = true;

    public override void Write(CsvSource source, Span<T> values)
    {
        int found = ClassOf(source);
        values[.._names.Count].Clear();
        values[found] = T.One;
    }

    public override void CopyTo(Span<T> rows, int stride)
    {
        for (int row = 0; row < _classes.Count; row++) rows[row * stride + _classes[row]] = T.One;
    }

    private int ClassOf(CsvSource source)
    {
        ReadOnlySpan<byte> field = source.Field(Position);
        bool isMissing = source.IsMissing(Position);
        // A class that is listed is one, whatever counts as missing elsewhere.
        if ((!isMissing || (_given && !field.IsEmpty)) && TryFind(field) is { } found) return found;
        if (isMissing && MissingClass is null)
            source.Fail($"The class is missing. {Advice.Missing(source, Position, _isTarget, "In Categorical, MissingClass")}", Name);
        if (isMissing && _known.TryGetValue(MissingClass!, out int missing)) return missing;
        string text = isMissing ? MissingClass! : source.CheckedText(Position, Name);
        string shown = DataFormatException.Shorten(text);
        if (_given) source.Fail($"'{shown}' is none of the {_names.Count} given classes. {Advice.UnknownClass(_isTarget)}", Name);
        if (_names.Count == _most)
            source.Fail($"'{shown}' would be class number {_most + 1}, but MaxClasses is {_most}. {Advice.TooManyClasses(_isTarget)}", Name);
        return Learn(text);
    }

    private int? TryFind(ReadOnlySpan<byte> name)
    {
        // What is no text would be taken for another name that is none either.
        if (!Utf8.IsValid(name)) return null;
        Span<char> text = name.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[name.Length];
        text = text[..Encoding.UTF8.GetChars(name, text)];
        return _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int found) ? found : null;
    }

    private int Learn(string name)
    {
        _known.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }
}
