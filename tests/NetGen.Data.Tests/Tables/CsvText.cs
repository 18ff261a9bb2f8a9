using System.Text;

namespace NetGen.Data.Tests.Tables;

/// <summary>Tables written down in a test.</summary>
internal static class CsvText
{
    public static LoadedData<double> Load(string text, CsvOptions? options = null) => Load<double>(text, options);

    public static LoadedData<T> Load<T>(string text, CsvOptions? options = null)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Csv.Read<T>(stream, options, "test.csv");
    }

    public static DataFormatException Refused(string text, CsvOptions? options = null) => Refused<double>(text, options);

    public static DataFormatException Refused<T>(string text, CsvOptions? options = null)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Load<T>(text, options));
        Assert.Equal("test.csv", error.FileName);
        Assert.StartsWith("test.csv", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 20, 600);
        return error;
    }
}
