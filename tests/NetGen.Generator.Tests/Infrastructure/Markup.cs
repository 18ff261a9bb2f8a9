using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>A source in which <c>[|...|]</c> marks where squiggles are expected.</summary>
internal static partial class Markup
{
    /// <summary>The source without marks, and the marked texts in order.</summary>
    public static (string Source, string[] Marked) Parse(string text) =>
        (Mark().Replace(text, "$1"), [.. Mark().Matches(text).Select(static match => match.Groups[1].Value)]);

    [GeneratedRegex(@"\[\|(.*?)\|\]", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
