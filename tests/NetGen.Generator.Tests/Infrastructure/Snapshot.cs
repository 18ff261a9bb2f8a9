using System.Runtime.CompilerServices;
using DiffEngine;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>
/// Compares emitted files with the ones that somebody has read and accepted. Names and contents follow the convention of Verify and
/// Verify.SourceGenerators, so that they could take this file's place: <c>Type.Method#Hint.g.verified.cs</c> beside the test, and
/// <c>received</c> instead of <c>verified</c> for what a failed test got. To accept, rename the one to the other.
/// </summary>
internal static class Snapshot
{
    /// <summary>How many differing lines a failure shows.</summary>
    private const int ShownLines = 12;

    /// <summary>Neither a build server nor a terminal without a desktop has a window for a diff tool.</summary>
    private static bool CanShowDifferences => !BuildServerDetector.Detected
        && (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("DISPLAY") is not null || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is not null);

    /// <summary>Asserts that all files of the run are as accepted, and that there is no accepted file that the run did not emit.</summary>
    public static void Match(GeneratorRun run, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "") =>
        Match(run.Sources.Select(static source => (source.HintName, source.SourceText.ToString())), testFile, method);

    /// <inheritdoc cref="Match(GeneratorRun, string, string)"/>
    public static void Match(IEnumerable<(string HintName, string Text)> sources, string testFile, string method)
    {
        string directory = Path.GetDirectoryName(testFile)!;
        string prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}#";
        HashSet<string> leftOver = [.. Directory.EnumerateFiles(directory, prefix + "*.verified.cs")];
        List<string> failures = [];
        foreach ((string hintName, string text) in sources)
        {
            string stem = Path.Combine(directory, prefix + Path.GetFileNameWithoutExtension(hintName));
            leftOver.Remove(stem + ".verified.cs");
            if (Compare(stem, $"//HintName: {hintName}\n{text.ReplaceLineEndings("\n")}") is { } failure) failures.Add(failure);
        }

        failures.AddRange(leftOver.Select(static file => $"{Path.GetFileName(file)} is accepted, but was not emitted: delete it"));
        if (failures.Count > 0) Assert.Fail(string.Join("\n", failures));
    }

    /// <summary>Null when equal; else what is wrong, the received file written and, on a desktop, a diff tool opened.</summary>
    private static string? Compare(string stem, string received)
    {
        string verifiedFile = stem + ".verified.cs", receivedFile = stem + ".received.cs";
        string? verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile).ReplaceLineEndings("\n") : null;
        if (verified == received)
        {
            File.Delete(receivedFile);
            return null;
        }

        File.WriteAllText(receivedFile, received);
        if (CanShowDifferences && !DiffRunner.Disabled) DiffRunner.Launch(receivedFile, verifiedFile);
        return verified is null ? $"{Path.GetFileName(verifiedFile)} does not exist: accept {Path.GetFileName(receivedFile)}" : Describe(Path.GetFileName(verifiedFile), verified, received);
    }

    /// <summary>The lines from the first differing one on, accepted and received below each other.</summary>
    internal static string Describe(string file, string verified, string received)
    {
        string[] expected = verified.Split('\n'), actual = received.Split('\n');
        int from = expected.Zip(actual).TakeWhile(static pair => pair.First == pair.Second).Count();
        // What both end with is not shown: one inserted line is one line of difference.
        int end = 0;
        while (end < Math.Min(expected.Length, actual.Length) - from && expected[^(end + 1)] == actual[^(end + 1)]) end++;
        List<string> text = [$"{file} differs from line {from + 1} on ({expected.Length} lines accepted, {actual.Length} received):"];
        if (from > 0) text.Add("    " + expected[from - 1]);
        AddLines(text, "  - ", expected[from..^end]);
        AddLines(text, "  + ", actual[from..^end]);
        return string.Join("\n", text);
    }

    private static void AddLines(List<string> text, string sign, string[] lines)
    {
        text.AddRange(lines.Take(ShownLines).Select(line => sign + line));
        if (lines.Length > ShownLines) text.Add($"{sign}... {lines.Length - ShownLines} more");
    }
}
