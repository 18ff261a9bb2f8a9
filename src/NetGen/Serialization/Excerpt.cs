namespace NetGen;

/// <summary>What a file says may be megabytes long; what messages repeat of it is not.</summary>
internal static class Excerpt
{
    /// <summary>As much of a file as a message repeats.</summary>
    public const int Longest = 200;

    /// <summary>How much stands before the place that matters.</summary>
    private const int Before = 40;

    /// <summary>The beginning of a text.</summary>
    public static string Of(string text, int longest = Longest) => text.Length <= longest ? text : text[..longest] + "...";

    /// <summary>The beginning of a text, or if that is too long, what stands around the first place where it differs from another one.</summary>
    public static string Around(string text, string other, int longest)
    {
        int from = text.Length <= longest ? 0 : Math.Max(0, text.AsSpan().CommonPrefixLength(other) - Before);
        return (from > 0 ? "..." : "") + Of(text[from..], longest);
    }
}
