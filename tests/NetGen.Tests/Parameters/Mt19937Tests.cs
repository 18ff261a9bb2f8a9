using System.Globalization;
using NetGen.Tests.Data;

namespace NetGen.Tests.Parameters;

public sealed class Mt19937Tests
{
    public static TheoryData<string, int> Streams()
    {
        var rows = new TheoryData<string, int>();
        foreach (string[] line in Lines()) rows.Add(line[1], unchecked((int)uint.Parse(line[0], CultureInfo.InvariantCulture)));
        return rows;
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void DrawsWhatNumPyDraws(string kind, int seed)
    {
        string seedText = ((uint)seed).ToString(CultureInfo.InvariantCulture);
        string[] values = Lines().Single(line => line[0] == seedText && line[1] == kind)[2..];
        var random = new Mt19937(seed);
        for (int i = 0; i < values.Length; i++)
        {
            bool normal = kind == "normal" || (kind == "mixed" && i % 4 == 3);
            Assert.Equal(double.Parse(values[i], CultureInfo.InvariantCulture), normal ? random.NextNormal() : random.NextDouble());
        }
    }

    [Fact]
    public void FirstWordsAreThoseOfThePublishedGenerator()
    {
        // mt19937ar.c, init_genrand(5489): the first word, and the ten thousandth, which the C++ standard names too.
        var random = new Mt19937(5489);
        Assert.Equal(3499211612u, random.NextUInt32());
        for (int i = 2; i < 10_000; i++) random.NextUInt32();
        Assert.Equal(4123659995u, random.NextUInt32());
    }

    private static IEnumerable<string[]> Lines() =>
        File.ReadLines(TestFiles.Find("Parameters/vectors/mt19937.txt")).Select(line => line.Split(' '));
}
