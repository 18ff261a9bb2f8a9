using System.Text;
using NetGen.Data.Tests.Scaling;
using NetGen.Data.Tests.Tables;
using NetGen.Runtime;

namespace NetGen.Data.Tests;

/// <summary>Whatever a file holds and a path names, exceptions are those that the documentation names, and their messages are short.</summary>
public sealed class DocumentedExceptionTests
{
    private const string Scaler = """{"format":"netgen-scaler","version":1,"kind":"standard","mean":[1,2,3],"scale":[3,4,5]}""";

    public static TheoryData<string, string> NoTexts => new()
    {
        // What becomes of which piece; the byte 0xff stands for every '#'.
        { "\"standard\"", "\"\\ud800\"" },
        { "\"standard\"", "\"\\udc00standard\"" },
        { "\"standard\"", "\"#\"" },
        { "\"standard\"", "\"standar#\"" },
        { "\"netgen-scaler\"", "\"\\ud800\"" },
        { "\"netgen-scaler\"", "\"#\"" },
        { "\"kind\"", "\"\\ud800\"" },
        { "\"kind\"", "\"k#nd\"" },
        { "\"version\":1", "\"version\":\"\\ud800\"" },
        { "\"mean\":[1", "\"mean\":[\"\\ud800\"" },
        { "\"mean\":[1", "\"mean\":[\"#\"" },
        { "\"mean\"", "\"\\ud800\":1,\"mean\"" },
        { "{", "{\"a\\ud800\":1,\"\\ud800a\":2," },
        { "{", "{\"\\ud800\":[1]," },
        { "{", "{\"#\":{}," },
        { Scaler, "{\"kind\":\"\\ud800\"}" },
        { Scaler, "{\"kind\":\"#\"}" },
        { Scaler, "#" },
        { Scaler, "\"\\ud800\"" },
    };

    [Theory]
    [MemberData(nameof(NoTexts))]
    public void ScalersThatAreNoText(string piece, string becomes)
    {
        string text = Scaler.Replace(piece, becomes, StringComparison.Ordinal);
        Assert.NotEqual(Scaler, text);
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text).Select(value => value == (byte)'#' ? (byte)0xff : value)];
        Refused(() => StandardScaler.Load(new MemoryStream(bytes)));
        Refused(() => MinMaxScaler.Load(new MemoryStream(bytes)));

        // A network's file holds the scaler as a text.
        using var stream = new MemoryStream();
        NetworkFile.Save<House, double>(new House(), stream, new Dictionary<string, string> { ["netgen.scaler.inputs"] = text.Replace('#', '\uffff') });
        stream.Position = 0;
        Refused(() => ScaledNetwork<House, double>.Load(stream));
    }

    [Fact]
    public void LongNamesDoNotFillTheMessage()
    {
        string name = new('x', 1_000_000);
        foreach (string text in (string[])[
            Scaler.Replace("{", "{\"" + name + "\":1,\"" + name + "\":1,", StringComparison.Ordinal),
            Scaler.Replace("standard", name, StringComparison.Ordinal),
            Scaler.Replace("[1", "[\"" + name + "\"", StringComparison.Ordinal), name, Scaler + name,
            Scaler.Replace("[1", "[n" + name, StringComparison.Ordinal)])
        {
            Refused(() => StandardScaler.Load(new MemoryStream(Encoding.UTF8.GetBytes(text))));
            Refused(() => MinMaxScaler.Load(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        }

        Short(CsvText.Refused($"{name},a,y\n1,2,3\n", new CsvOptions { Targets = [^1], Inputs = ["a"] }));
        Short(CsvText.Refused("a,y\n1,2\n", new CsvOptions { Targets = [name] }));
        Short(CsvText.Refused($"{name},y\n{name},2\n"));
        Short(CsvText.Refused($"{name},y\n,2\n"));
        Short(CsvText.Refused($"{name},y\n1,\"{name}\"\"\"x\n"));
        Short(Assert.Throws<ArgumentException>(() => CsvText.Load($"{name},y\n1,2\n", new CsvOptions { Exclude = [0, name] })));
        Short(CsvText.Refused($"{name},y\n1,{name}\n", new CsvOptions { TargetKind = TargetKind.Classes, Classes = ["a"] }));
        Refused(() => Idx.Read<float>(new MemoryStream([0, 0, 8, 32, .. Enumerable.Repeat((byte)0x7f, 128)])));
        string shape = string.Join(',', Enumerable.Repeat("2147483647", 64)), header = $"{{'descr':'<f8','fortran_order':False,'shape':({shape})}}";
        byte[] length = [(byte)(header.Length & 255), (byte)(header.Length >> 8)];
        Refused(() => Npy.Read<float>(new MemoryStream([0x93, .. "NUMPY"u8, 1, 0, .. length, .. Encoding.ASCII.GetBytes(header)])));
    }

    [Fact]
    public void AFolderIsNoFile()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-data-");
        try
        {
            foreach (string name in (string[])["x.csv", "x.npy", "x.gz"])
            {
                string path = folder.CreateSubdirectory(name).FullName;
                Action[] loads =
                [
                    () => Csv.Load<float>(path), () => Csv.Open<float>(path).Dispose(), () => Idx.Read<float>(path), () => Idx.Load<float>(path, path),
                    () => Npy.Read<float>(path), () => StandardScaler.Load(path), () => MinMaxScaler.Load(path),
                ];
                foreach (Action load in loads) Assert.Contains(path, Assert.Throws<IOException>(load).Message, StringComparison.Ordinal);
                Assert.Contains(path, Assert.Throws<NetworkFileException>(() => ScaledNetwork<House, double>.Load(path)).Message, StringComparison.Ordinal);
                // What is compressed is refused before it is looked for.
                if (name != "x.gz") Assert.ThrowsAny<IOException>(() => Npy.Open<float>(path, path).Dispose());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Refused(Action load) => Short(Assert.Throws<DataFormatException>(load));

    /// <summary>Two hundred characters of the file, and ours; also in what a log shows of the exceptions within.</summary>
    private static void Short(Exception? error)
    {
        for (; error is not null; error = error.InnerException) Assert.InRange(error.Message.Length, 10, 500);
    }
}
