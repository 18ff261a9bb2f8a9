namespace DigitsSample;

/// <summary>What the command line asks for: <c>--seed N</c> (default 1) or <c>--seeds 1,2,3</c>.</summary>
internal static class Options
{
    /// <summary>The seeds to train with, or null when the arguments make no sense.</summary>
    public static int[]? Seeds(string[] arguments)
    {
        if (arguments.Length == 0) return [1];
        if (arguments is not ["--seed" or "--seeds", string list]) return null;
        string[] texts = list.Split(',');
        if (arguments[0] == "--seed" && texts.Length != 1) return null;
        int[] seeds = new int[texts.Length];
        for (int i = 0; i < texts.Length; i++)
            if (!int.TryParse(texts[i], out seeds[i])) return null;
        return seeds;
    }
}
