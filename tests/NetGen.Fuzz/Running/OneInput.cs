using NetGen.Fuzz.Readers;

namespace NetGen.Fuzz.Running;

/// <summary>A single input, for those who want to know what was found.</summary>
internal static class OneInput
{
    /// <summary>As much of a file as is shown, in bytes.</summary>
    private const int MostShown = 4096;

    /// <summary>Shows what a seed makes and what comes of it; false when that is a finding.</summary>
    public static bool Show(Func<string, Reader> create, ulong seed)
    {
        DirectoryInfo folder = Scratch.Create();
        try
        {
            Reader reader = create(folder.FullName);
            FuzzInput input = Judge.Make(reader, seed);
            Console.WriteLine($"{reader.Name}, seed {seed}, choice {input.Choice}");
            Show("file", input.File);
            if (input.Second is not null) Show("second", input.Second);
            // Only now: it may never end.
            Verdict verdict = Judge.Try(reader, input);
            string outcome = $"{(verdict.Accepted ? "accepted" : "refused")}, {verdict.Bytes} bytes allocated, {verdict.Milliseconds:0.000} ms";
            Console.WriteLine(outcome);
            if (verdict.Refusal is not null) Console.WriteLine(verdict.Refusal);
            Console.WriteLine(verdict.Finding is null ? "No finding." : $"FOUND: {verdict.Finding}");
            return verdict.Finding is null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Show(string what, byte[] bytes)
    {
        byte[] shown = bytes[..Math.Min(bytes.Length, MostShown)];
        Console.WriteLine($"{what}, {bytes.Length} bytes: {Convert.ToHexString(shown)}{(bytes.Length > MostShown ? "..." : "")}");
        Console.WriteLine(string.Concat(shown.Select(value => value is >= 32 and < 127 ? (char)value : '.')));
    }
}
