namespace NetGen.Fuzz.Mutation;

/// <summary>Changes text piece by piece: a string, a number, a word, a character. What comes out often still is what it was, with one thing wrong.</summary>
internal static class Tokens
{
    public static byte[] Mutate(Dice dice, byte[] text, byte[][] words)
    {
        List<Range> tokens = Split(text);
        if (tokens.Count == 0) return dice.Of<byte[]>(words);
        Range token = tokens[dice.Below(tokens.Count)], other = tokens[dice.Below(tokens.Count)];
        ReadOnlySpan<byte> bytes = text, word = dice.Of<byte[]>(words);
        (int at, int length) = token.GetOffsetAndLength(text.Length);
        switch (dice.Below(8))
        {
            case 0: return Bytes.Replaced(text, at, length, []);
            case 1: return Bytes.Replaced(text, at, length, word);
            case 2: return Bytes.Replaced(text, at, length, bytes[other]);
            case 3: return Bytes.Replaced(text, at, 0, word);
            case 4: return Bytes.Replaced(text, at, 0, bytes[other]);
            // Within the token, such as a string that stays one.
            case 5: return Bytes.Replaced(text, at + dice.Between(Math.Min(1, length - 1), length - 1), 0, word);
            case 6: return Bytes.Replaced(text, at, 0, Several(dice, text, tokens));
            default: return Bytes.Replaced(text, at, 0, Bytes.Repeated(Several(dice, text, tokens), dice.Length(1000)));
        }
    }

    /// <summary>A few tokens in a row, such as a property of an object or a field and its delimiter.</summary>
    private static ReadOnlySpan<byte> Several(Dice dice, byte[] text, List<Range> tokens)
    {
        int first = dice.Below(tokens.Count), last = Math.Min(first + dice.Below(6), tokens.Count - 1);
        return text.AsSpan(tokens[first].Start.Value..tokens[last].End.Value);
    }

    private static List<Range> Split(ReadOnlySpan<byte> text)
    {
        var tokens = new List<Range>();
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = at + 1;
            if (text[at] is (byte)'"' or (byte)'\'')
            {
                while (end < text.Length && text[end] != text[at]) end += text[end] == (byte)'\\' ? 2 : 1;
                end = Math.Min(end + 1, text.Length);
            }
            else if (IsWord(text[at]))
            {
                while (end < text.Length && IsWord(text[end])) end++;
            }

            tokens.Add(at..end);
        }

        return tokens;
    }

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'_' or > 127;
}
