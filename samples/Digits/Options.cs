namespace DigitsSample;

/// <summary>What the command line asks for: <c>--seed N</c> (default 1) or <c>--seeds 1,2,3</c>, and <c>--quiet</c>.</summary>
/// <param name="Seeds">The seeds to train with.</param>
/// <param name="Quiet">Whether to print results only.</param>
internal sealed record Options(int[] Seeds, bool Quiet)
{
    /// <summary>The options, or null when the arguments make no sense.</summary>
    public static Options? Of(string[] arguments)
    {
        string[] others = [.. arguments.Where(argument => argument != "--quiet")];
        bool quiet = others.Length < arguments.Length;
        if (others.Length == 0) return new Options([1], quiet);
        if (others is not ["--seed" or "--seeds", string list]) return null;
        string[] texts = list.Split(',');
        if (others[0] == "--seed" && texts.Length != 1) return null;
        int[] seeds = new int[texts.Length];
        for (int i = 0; i < texts.Length; i++)
            if (!int.TryParse(texts[i], out seeds[i])) return null;
        return new Options(seeds, quiet);
    }
}
