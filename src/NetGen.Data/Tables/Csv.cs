using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Reads tables whose fields stand between commas, semicolons, tabs or other characters, by RFC 4180: fields in quotes may hold delimiters, line breaks and
/// doubled quotes. What stands between fields is recognised (<see cref="CsvOptions.Delimiter"/>), and so are decimal commas where they cannot be anything else
/// (<see cref="CsvOptions.DecimalMark"/>), whatever the machine's language. Text is UTF-8 unless a byte order mark or <see cref="CsvOptions.Encoding"/>
/// says otherwise. Blanks around fields, and empty lines, do not count. Errors name file, line and column, and the option that helps.
/// </summary>
/// <example>
/// <code>
/// LoadedData&lt;float&gt; flowers = Csv.Load&lt;float&gt;("flowers.csv", new CsvOptions { Targets = ["species"], TargetKind = TargetKind.Classes });
/// </code>
/// </example>
public static class Csv
{
    /// <summary>Loads a file; one whose name ends with <c>.gz</c> is decompressed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What its columns are; by default the last one is a number to learn, and all others are numbers to learn it from.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="IOException">The file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="DataFormatException">
    /// The file is empty, or no valid gzip, text or table; rows differ in length, or have more than 65,536 fields or 16 MB; the header has a name twice, lacks
    /// a column of the options, or has another one than the inputs that they name; a value is missing, no number, infinite, or none of the given
    /// classes; there are more than <see cref="CsvOptions.MaxClasses"/> classes, or, with all classes, more than 65,536 inputs.
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict each other in this file, or leave no inputs.</exception>
    public static LoadedData<T> Load<T>(string path, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        using Stream stream = DataFile.Open(path);
        return ReadAll<T>(stream, path, options);
    }

    /// <summary>
    /// Opens a table that need not fit in memory: its rows are parsed while they are trained on. It is gone over once at the beginning, so that its classes, its means
    /// and its number of rows are known, and errors are found before anything is trained.
    /// </summary>
    /// <param name="path">The file; one whose name ends with <c>.gz</c> is decompressed as it is read.</param>
    /// <param name="options">What its columns are, as for <see cref="Load"/>.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <returns>The examples; to be disposed of.</returns>
    /// <exception cref="IOException">The file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="DataFormatException">As for <see cref="Load"/>.</exception>
    /// <exception cref="ArgumentException">The options contradict each other in this file, or leave no inputs.</exception>
    public static CsvExamples<T> Open<T>(string path, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Require.FloatOrDouble<T>();
        options ??= new CsvOptions();
        return CsvExamples<T>.Open(path, options);
    }

    /// <summary>Reads a table from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">The table, not compressed.</param>
    /// <param name="options">What its columns are, as for a file.</param>
    /// <param name="name">What errors call the stream. One that ends with <c>.tsv</c> or <c>.tab</c> says that fields stand between tabs, as that of a file does.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="DataFormatException">As for a file.</exception>
    /// <exception cref="ArgumentException">The options contradict each other in this table, or leave no inputs.</exception>
    public static LoadedData<T> Read<T>(Stream stream, CsvOptions? options = null, string name = "stream")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new CsvOptions();
        return ReadAll<T>(stream, name, options);
    }

    private static LoadedData<T> ReadAll<T>(Stream stream, string name, CsvOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.FloatOrDouble<T>();
        using var source = new CsvSource(stream, name, options);
        return Table.Read<T>(source, options);
    }
}
