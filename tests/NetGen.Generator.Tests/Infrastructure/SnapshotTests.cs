namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>The snapshots' own tests: in a folder of their own, with texts in place of emitted files.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string TestFile => Path.Combine(_directory, "SomeTests.cs");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void AcceptedTextPasses()
    {
        Accept("Xor.g", "//HintName: Xor.g.cs\none\ntwo\n");
        Snapshot.Match([("Xor.g.cs", "one\r\ntwo\r\n")], TestFile, "Method");
        Assert.Single(Directory.GetFiles(_directory));
    }

    [Fact]
    public void ChangedTextFailsWithItsFirstDifferingLines()
    {
        DiffEngine.DiffRunner.Disabled = true;
        Accept("Xor.g", "//HintName: Xor.g.cs\none\ntwo\nthree\n");
        Exception failure = Assert.ThrowsAny<Exception>(() => Snapshot.Match([("Xor.g.cs", "one\n2\nthree\n")], TestFile, "Method"));
        Assert.Contains(
            """
            SomeTests.Method#Xor.g.verified.cs differs from line 3 on (5 lines accepted, 5 received):
                one
              - two
              + 2
            """.ReplaceLineEndings("\n"), failure.Message);
        Assert.DoesNotContain("three", failure.Message);
        Assert.Equal("//HintName: Xor.g.cs\none\n2\nthree\n", File.ReadAllText(Path.Combine(_directory, "SomeTests.Method#Xor.g.received.cs")));
    }

    [Fact]
    public void MissingAndLeftOverFilesFail()
    {
        DiffEngine.DiffRunner.Disabled = true;
        Accept("Old.g", "//HintName: Old.g.cs\n");
        Exception failure = Assert.ThrowsAny<Exception>(() => Snapshot.Match([("New.g.cs", "")], TestFile, "Method"));
        Assert.Contains("SomeTests.Method#New.g.verified.cs does not exist", failure.Message);
        Assert.Contains("SomeTests.Method#Old.g.verified.cs is accepted, but was not emitted", failure.Message);
    }

    private void Accept(string name, string text) => File.WriteAllText(Path.Combine(_directory, $"SomeTests.Method#{name}.verified.cs"), text);
}
