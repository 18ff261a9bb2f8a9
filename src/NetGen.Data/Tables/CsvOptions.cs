using System.Text;

namespace NetGen.Data;

/// <summary>
/// How <see cref="Csv"/> reads a table. Every column is an input, unless <see cref="Inputs"/> are named or something else is said of it here.
/// </summary>
/// <example>
/// <code>
/// var options = new CsvOptions
/// {
///     Targets = ["price"],
///     Exclude = ["id"],
///     Categorical = ["street", new CategoricalColumn("colour") { MissingClass = "unknown" }],
///     Missing = MissingValues.ColumnMean,
/// };
/// </code>
/// </example>
public sealed record CsvOptions
{
    /// <summary>Whether the first row holds the columns' names; true by default.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Rows to pass over at the beginning, before the header; at least 0, the default. Empty lines are never counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int SkipRows { get; init => field = Require.AtLeast(0, value, nameof(SkipRows)); }

    /// <summary>
    /// What stands between fields: an ASCII character that can be no part of a number or word: no letter, digit, sign, point, quote or line break. Null, the
    /// default, is a tab for files called <c>.tsv</c> or <c>.tab</c> (or the same with <c>.gz</c>), and is recognised in all others.
    /// </summary>
    /// <remarks>
    /// Recognised is the first of tab, semicolon, vertical bar and comma that stands equally often, outside of quotes, in each of the first 100 rows within the first
    /// 64 KB. Where none does, it is that which the first of these rows has most of, and a comma where it has none. Rows that <see cref="SkipRows"/> passes over
    /// do not count, nor do tabs beside another of these characters. <see cref="LoadedData{T}.OptionsForMore"/> keeps what was recognised where there is no header, which shows it
    /// in every file.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Another character.</exception>
    public char? Delimiter
    {
        get;
        init => field = value is null || IsDelimiter(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Delimiter),
                $"Delimiter must be an ASCII character other than letters, digits, signs, points, quotes and line breaks, but is U+{(int)value:X4}.");
    }

    /// <summary>
    /// What stands before the fraction of a number, a point or a comma. Nothing may stand between thousands. Null, the default, is a point unless a comma is
    /// recognised beyond doubt.
    /// </summary>
    /// <remarks>
    /// A comma is recognised where it does not stand between fields, and in the rows that <see cref="Delimiter"/> is recognised by no number has a point, while at
    /// least one has a comma that cannot stand between thousands, as in <c>1,5</c> or <c>0,125</c>; <c>1,500</c> alone is an error, not a guess.
    /// <see cref="LoadedData{T}.OptionsForMore"/> keeps a recognised comma, and the delimiter with it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Another character.</exception>
    public char? DecimalMark
    {
        get;
        init => field = value is null or '.' or ','
            ? value
            : throw new ArgumentOutOfRangeException(nameof(DecimalMark), $"DecimalMark must be '.' or ',', but is U+{(int)value:X4}.");
    }

    /// <summary>
    /// How the file's text is stored where no byte order mark says so, such as <see cref="Encoding.Latin1"/>. Null, the default, is UTF-8. The marks of UTF-8, UTF-16 and
    /// UTF-32 are recognised.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The columns to learn, at least one; the last one by default. Numbers become outputs in the order of this list.</summary>
    /// <exception cref="ArgumentException">The list is empty, or a column stands in it twice.</exception>
    public IReadOnlyList<Column> Targets
    {
        get;
        init
        {
            IReadOnlyList<Column> targets = Require.Distinct(value);
            field = targets.Count > 0 ? targets : throw new ArgumentException("Targets must hold at least 1 column.", nameof(Targets));
        }
    } = [^1];

    /// <summary>Whether targets are numbers, the default, or classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither.</exception>
    public TargetKind TargetKind
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(TargetKind), $"TargetKind must be Numbers or Classes, but is {value}.");
    }

    /// <summary>
    /// The classes to learn, in the order of the outputs; any other is an error. Null, the default, takes the classes of the file in the order in
    /// which they first appear. Only used for <see cref="TargetKind.Classes"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The list is empty, or a class stands in it twice.</exception>
    public IReadOnlyList<string>? Classes { get; init => field = ClassList.Checked(value, nameof(Classes)); }

    /// <summary>
    /// The inputs, in this order, wherever they stand in the file. It then has to have these columns and the targets, and no others but those that
    /// are left out, which need not be there. Null, the default, for all columns that are nothing else, in the file's order.
    /// <see cref="LoadedData{T}.OptionsForMore"/> names them, so that a file whose columns stand in another order is read rightly.
    /// </summary>
    /// <exception cref="ArgumentException">The list is empty, or a column stands in it twice.</exception>
    public IReadOnlyList<Column>? Inputs
    {
        get;
        init
        {
            if (value is { Count: 0 }) throw new ArgumentException("Inputs must hold at least 1 column, or be null.", nameof(Inputs));
            field = value is null ? null : Require.Distinct(value);
        }
    }

    /// <summary>Columns that are left out; none by default. They may hold anything, and where <see cref="Inputs"/> are given need not be there.</summary>
    /// <exception cref="ArgumentException">A column stands in the list twice.</exception>
    public IReadOnlyList<Column> Exclude { get; init => field = Require.Distinct(value); } = [];

    /// <summary>Inputs that are classes, not numbers; none by default.</summary>
    /// <exception cref="ArgumentException">A column stands in the list twice.</exception>
    public IReadOnlyList<CategoricalColumn> Categorical { get; init => field = Require.Distinct(value); } = [];

    /// <summary>What becomes of missing inputs; an error by default.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public MissingValues Missing { get; init => field = value ?? throw new ArgumentNullException(nameof(Missing)); } = MissingValues.Error;

    /// <summary>
    /// What stands for a missing value beside an empty field, in large or small letters of ASCII: <c>NA</c>, <c>N/A</c>, <c>#N/A</c>, <c>&lt;NA&gt;</c>, <c>NaN</c>,
    /// <c>null</c> and <c>None</c> by default. A list of one's own replaces these: <c>["?"]</c>, or none, <c>[]</c>, where only empty fields are missing. A class that is
    /// listed in <see cref="Classes"/> or <see cref="CategoricalColumn.Classes"/> is never missing.
    /// </summary>
    /// <exception cref="ArgumentException">A mark stands in the list twice.</exception>
    public IReadOnlyList<string> MissingMarks { get; init => field = Require.Distinct(value); } = ["NA", "N/A", "#N/A", "<NA>", "NaN", "null", "None"];

    /// <summary>
    /// The most classes that are taken from one column of a file; at least 1, 1,024 by default. A column with more is an error: it more likely holds
    /// numbers or free text.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxClasses { get; init => field = Require.AtLeast(1, value, nameof(MaxClasses)); } = Limits.FoundClasses;

    private static bool IsDelimiter(char value) => char.IsAscii(value) && !char.IsAsciiLetterOrDigit(value) && value is not ('"' or '\r' or '\n' or '\0' or '.' or '-' or '+');
}
