using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetGen.Fuzz.Mutation;

/// <summary>The parts of a safetensors file, and changes of one of them that keep the others what they are.</summary>
internal sealed record Safetensors(byte[] Header, byte[] Data)
{
    private const string Checksum = "netgen.checksum", State = "netgen.checkpoint", Fingerprint = "netgen.fingerprint", Metadata = "__metadata__";

    public static Safetensors Of(byte[] file)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        return new Safetensors(file[8..(8 + length)], file[(8 + length)..]);
    }

    /// <summary>The file, with the length of the header or another one.</summary>
    public byte[] File(long? length = null)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, length ?? Header.Length);
        return [.. prefix, .. Header, .. Data];
    }

    public byte[] Mutated(Dice dice)
    {
        switch (dice.Below(10))
        {
            case < 6:
                byte[] header = Header;
                for (int times = dice.Between(1, 2); times > 0; times--) header = Tokens.Mutate(dice, header, Words.Json);
                return (this with { Header = header }).File();
            case < 8: return (this with { Data = Bytes.WithNumber(dice, Data, dice.Below(Data.Length)) }).File();
            case 8: return (this with { Data = Bytes.Mutate(dice, Data) }).File();
            default:
                long length = Header.Length;
                return File(dice.Of(0, 1, length - 1, length + 1, length + dice.Length(1000), 16 << 20, (16 << 20) + 1, long.MaxValue, -1, (long)dice.Next()));
        }
    }

    /// <summary>The file with a text of the metadata changed.</summary>
    public byte[] WithText(string name, Func<byte[], byte[]> change)
    {
        JsonNode root = JsonNode.Parse(Header)!;
        JsonNode texts = root[Metadata]!;
        texts[name] = Encoding.UTF8.GetString(change(Encoding.UTF8.GetBytes((string)texts[name]!)));
        return (this with { Header = Encoding.UTF8.GetBytes(root.ToJsonString()) }).File();
    }

    /// <summary>The file with the checksum that a checkpoint has to have, so that what was changed is looked at; as it is where there is none.</summary>
    public static byte[] WithChecksum(byte[] file)
    {
        if (Texts(file) is not { } texts || texts.GetValueOrDefault(Checksum) is not { Length: > 0 } old) return file;
        byte[] now = Encoding.ASCII.GetBytes(ChecksumOf(file, texts)), was = Encoding.UTF8.GetBytes(old);
        int at = file.AsSpan().LastIndexOf(was);
        return at < 0 ? file : Bytes.Replaced(file, at, was.Length, now);
    }

    /// <summary>Whether the checksum of a checkpoint is right.</summary>
    public static bool HasChecksum(byte[] file) => Texts(file) is { } texts && texts.GetValueOrDefault(Checksum) == ChecksumOf(file, texts);

    /// <summary>A tensor's bytes, as somebody else reads them.</summary>
    public static byte[] Tensor(byte[] file, string name)
    {
        Safetensors parts = Of(file);
        using var json = JsonDocument.Parse(parts.Header);
        JsonElement place = json.RootElement.GetProperty(name).GetProperty("data_offsets");
        return parts.Data[place[0].GetInt32()..place[1].GetInt32()];
    }

    /// <summary>The metadata, as somebody else reads them; null where there are none.</summary>
    public static Dictionary<string, string?>? Texts(byte[] file)
    {
        try
        {
            using var json = JsonDocument.Parse(Of(file).Header);
            return json.RootElement.GetProperty(Metadata).EnumerateObject()
                .GroupBy(text => text.Name).ToDictionary(text => text.Key, text => text.Last().Value.GetString());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    private static string ChecksumOf(byte[] file, Dictionary<string, string?> texts)
    {
        uint crc = uint.MaxValue;
        byte[] text = Encoding.UTF8.GetBytes(texts.GetValueOrDefault(Fingerprint) + texts.GetValueOrDefault(State));
        foreach (byte[] part in (byte[][])[text, Of(file).Data])
        {
            foreach (byte value in part) crc = BitOperations.Crc32C(crc, value);
        }

        return $"{~crc:x8}";
    }
}
