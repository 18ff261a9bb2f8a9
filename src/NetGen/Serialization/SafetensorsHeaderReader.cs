using System.Text.Json;

namespace NetGen;

/// <summary>
/// Reads the JSON of a safetensors header that may be hostile: nothing is taken on trust, nothing is stored but texts, and tensors that the
/// file is to have.
/// </summary>
internal ref struct SafetensorsHeaderReader
{
    /// <summary>An object of objects of arrays is as deep as a header goes.</summary>
    private const int Depth = 3;

    /// <summary>A weight has two dimensions; a few more are read so that the error can show them.</summary>
    private const int MostDimensions = 8;

    private Utf8JsonReader _json;

    private SafetensorsHeaderReader(ReadOnlySpan<byte> json) => _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });

    /// <summary>Reads a header.</summary>
    /// <param name="json">The header's text in UTF-8.</param>
    /// <param name="isKnown">Which tensors are expected; of others nothing is read but a name.</param>
    /// <exception cref="NetworkFileException">The text is no header.</exception>
    public static SafetensorsHeader Read(ReadOnlySpan<byte> json, Predicate<string> isKnown)
    {
        try
        {
            return new SafetensorsHeaderReader(json).ReadHeader(isKnown);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader throws the second for text that is no valid UTF-8 or UTF-16.
            throw new NetworkFileException($"The header is not valid JSON: {Excerpt.Of(error.Message)}", innerException: error);
        }
    }

    private SafetensorsHeader ReadHeader(Predicate<string> isKnown)
    {
        var entries = new Dictionary<string, SafetensorsEntry>();
        Dictionary<string, string>? texts = null;
        string? stranger = null;
        Expect(JsonTokenType.StartObject, "the header");
        while (NextProperty("the header") is { } name)
        {
            if (name == SafetensorsHeader.MetadataName)
            {
                if (texts is not null) throw new NetworkFileException("The header has metadata twice.");
                texts = ReadTexts();
                continue;
            }

            if (!isKnown(name))
            {
                stranger ??= name;
                _json.Skip();
                continue;
            }

            if (!entries.TryAdd(name, ReadEntry(name))) throw NetworkFileException.About(name, $"stands in the header twice");
        }

        // Only blanks may follow; anything else makes this throw.
        _json.Read();
        return new SafetensorsHeader(entries, texts ?? [], stranger);
    }

    private Dictionary<string, string> ReadTexts()
    {
        var texts = new Dictionary<string, string>();
        Expect(JsonTokenType.StartObject, "the metadata");
        while (NextProperty("the metadata") is { } name)
        {
            Expect(JsonTokenType.String, "a value of the metadata");
            if (!texts.TryAdd(name, _json.GetString()!)) throw new NetworkFileException("The metadata have a name twice.");
        }

        return texts;
    }

    private SafetensorsEntry ReadEntry(string tensor)
    {
        string? dataType = null;
        long[]? shape = null, offsets = null;
        string where = "the entry of a tensor";
        Expect(JsonTokenType.StartObject, where);
        while (NextProperty(where) is { } name)
        {
            switch (name)
            {
                case "dtype" when dataType is null:
                    Expect(JsonTokenType.String, "a dtype");
                    dataType = _json.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(tensor, name, MostDimensions);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(tensor, name, 2);
                    break;
                default:
                    throw NetworkFileException.About(tensor, $"has a field in its header that is unknown or stands there twice");
            }
        }

        if (dataType is null || shape is null || offsets is not { Length: 2 })
            throw NetworkFileException.About(tensor, $"needs a dtype, a shape and two data_offsets in its header");
        return new SafetensorsEntry(dataType, shape, offsets[0], offsets[1]);
    }

    private long[] ReadNumbers(string tensor, string field, int most)
    {
        long[] numbers = new long[most];
        int count = 0;
        Expect(JsonTokenType.StartArray, field);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long number) || number < 0 || count == most)
                throw NetworkFileException.About(tensor, $"needs at most {most} whole numbers, none negative, as its {field}");
            numbers[count++] = number;
        }

        return numbers[..count];
    }

    /// <summary>The next property's name, or null at the object's end.</summary>
    private string? NextProperty(string where)
    {
        if (!_json.Read()) throw new NetworkFileException($"The header ends within {where}.");
        return _json.TokenType == JsonTokenType.EndObject ? null : _json.GetString();
    }

    private void Expect(JsonTokenType type, string what)
    {
        if (!_json.Read() || _json.TokenType != type)
            throw new NetworkFileException($"Expected {type} for {what}, but the header has {_json.TokenType}.");
    }
}
