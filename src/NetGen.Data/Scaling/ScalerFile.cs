using System.Text.Json;

namespace NetGen.Data;

/// <summary>
/// Scalers in files: a JSON object with the format's name and version, the scaler's kind, and lists of numbers, which are written so that reading
/// them gives the same bits. What is read may be hostile; nothing is taken on trust.
/// </summary>
internal sealed class ScalerFile
{
    private const string FormatField = "format", VersionField = "version", KindField = "kind", Format = "netgen-scaler";
    private const int Version = 1;

    /// <summary>Enough for half a million columns.</summary>
    private const int LongestFile = 32 << 20;

    private readonly Dictionary<string, double[]> _fields = [];
    private readonly string _name;

    private ScalerFile(string name) => _name = name;

    public double[] this[string field] => _fields[field];

    public static void Write(Stream stream, string kind, IReadOnlyList<(string Name, double[] Values)> fields, bool indented = true)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented });
        json.WriteStartObject();
        json.WriteString(FormatField, Format);
        json.WriteNumber(VersionField, Version);
        json.WriteString(KindField, kind);
        foreach ((string name, double[] values) in fields)
        {
            json.WriteStartArray(name);
            foreach (double value in values) json.WriteNumberValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Opens a file and reads from it.</summary>
    public static TScaler Load<TScaler>(string path, Func<Stream, string, TScaler> load)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = DataFile.OpenAsItIs(path);
        return load(stream, path);
    }

    /// <summary>Reads the fields of a kind of scaler, which has to have them all and no others. Each holds finite numbers, at least one.</summary>
    /// <exception cref="DataFormatException">The stream holds something else.</exception>
    public static ScalerFile Read(Stream stream, string name, string kind, params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = new ScalerFile(name);
        return file.Parse(file.ReadBytes(stream), root => file.Read(root, kind, fields));
    }

    /// <summary>The kind that a file names; null when it names none.</summary>
    /// <exception cref="DataFormatException">The file is not even JSON.</exception>
    public static string? KindOf(byte[] bytes, string name) => new ScalerFile(name).Parse(bytes, root =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(KindField, out JsonElement kind) && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()
            : null);

    private ScalerFile Read(JsonElement root, string kind, string[] fields)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Error($"Expected a JSON object, but found {root.ValueKind}.");
        RequireText(root, FormatField, Format);
        if (!root.TryGetProperty(VersionField, out JsonElement version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != Version)
            throw Error($"'{VersionField}' must be {Version}.");
        RequireText(root, KindField, kind);
        foreach (string field in fields) _fields.Add(field, ReadNumbers(root, field));
        int expected = fields.Length + 3, actual = root.GetPropertyCount();
        return actual == expected ? this : throw Error($"Expected {expected} fields, but found {actual}.");
    }

    public void RequireSameLengths(string first, string second)
    {
        if (this[first].Length != this[second].Length)
            throw Error($"'{first}' and '{second}' must be of one length, but hold {this[first].Length} and {this[second].Length} numbers.");
    }

    public void RequireAll(string field, Func<double, bool> holds, string what)
    {
        foreach (double value in this[field])
        {
            if (!holds(value)) throw Error($"The numbers of '{field}' must be {what}, but one is {value}.");
        }
    }

    public DataFormatException Error(FormattableString message) => new(FormattableString.Invariant(message), _name);

    /// <summary>Parses JSON and reads from it.</summary>
    private TResult Parse<TResult>(byte[] bytes, Func<JsonElement, TResult> read)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 2, AllowDuplicateProperties = false });
            return read(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second for texts and names that are no valid UTF-8 or UTF-16, which are not looked at before they are read. What the exception itself
            // says may be as long as the file: it stays behind.
            throw new DataFormatException($"Not valid JSON: {DataFormatException.Shorten(error.Message)}", _name);
        }
    }

    private byte[] ReadBytes(Stream stream)
    {
        var bytes = new MemoryStream();
        byte[] block = new byte[4096];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > LongestFile) throw Error($"Expected at most {LongestFile} bytes, but there are more.");
        }

        return bytes.ToArray();
    }

    private void RequireText(JsonElement root, string field, string expected)
    {
        if (!root.TryGetProperty(field, out JsonElement value) || value.ValueKind != JsonValueKind.String || !value.ValueEquals(expected))
        {
            string found = value.ValueKind == JsonValueKind.Undefined ? "missing" : DataFormatException.Shorten(value.GetRawText());
            throw Error($"'{field}' must be '{expected}', but is {found}.");
        }
    }

    private double[] ReadNumbers(JsonElement root, string field)
    {
        if (!root.TryGetProperty(field, out JsonElement list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw Error($"'{field}' must be a list of at least 1 number.");
        double[] values = new double[list.GetArrayLength()];
        int at = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetDouble(out values[at]) || !double.IsFinite(values[at]))
                throw Error($"Number {at} of '{field}' must be a finite number, but is {DataFormatException.Shorten(item.GetRawText())}.");
            at++;
        }

        return values;
    }
}
