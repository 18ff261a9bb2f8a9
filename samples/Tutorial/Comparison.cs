namespace Tutorial;

/// <summary>Prints published text beside ours, line by line, and remembers whether all of it was equal.</summary>
internal sealed class Comparison(TextWriter output)
{
    private const int Width = 26;

    private int _equal;
    private int _different;

    /// <summary>Starts a lesson.</summary>
    public void Title(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(new string('-', text.Length));
    }

    /// <summary>Compares two texts line by line, one number each, to the last digit.</summary>
    /// <param name="what">What the numbers are.</param>
    /// <param name="published">As the author's program printed it.</param>
    /// <param name="ours">The same, from NetGen, in the same format and as many lines.</param>
    public void Show(string what, string published, string ours)
    {
        string[] left = published.Split('\n');
        string[] right = ours.Split('\n');
        output.WriteLine(what);
        output.WriteLine($"  {"published".PadRight(Width)} NetGen");
        for (int line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            // A line that only one side has is a difference too.
            string theirs = left.ElementAtOrDefault(line) ?? "", own = right.ElementAtOrDefault(line) ?? "";
            bool equal = line < left.Length && line < right.Length && theirs == own;
            _ = equal ? _equal++ : _different++;
            output.WriteLine($"  {theirs.PadRight(Width)} {own.PadRight(Width)} {(equal ? "OK" : "DIFFERENT")}");
        }
    }

    /// <summary>Prints the verdict over everything shown, and returns it.</summary>
    public bool Conclude()
    {
        output.WriteLine();
        output.WriteLine(_different == 0
            ? $"OK: all {_equal} published numbers, to the last digit."
            : $"DIFFERENT: {_different} of {_equal + _different} published numbers were not reached.");
        return _different == 0;
    }
}
