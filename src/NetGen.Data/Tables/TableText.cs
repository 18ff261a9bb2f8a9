using System.Text;

namespace NetGen.Data;

/// <summary>The text of a table in UTF-8, whatever its bytes are.</summary>
internal static class TableText
{
    /// <summary>As long as the longest byte order mark.</summary>
    private const int LongestMark = 4;

    private const int Utf8 = 65001;

    /// <summary>The text; a byte order mark at its beginning stays, in UTF-8.</summary>
    /// <param name="bytes">The bytes, which stay open.</param>
    /// <param name="given">What they are unless a byte order mark says otherwise; null for UTF-8.</param>
    public static PeekedStream Open(Stream bytes, Encoding? given)
    {
        var peeked = new PeekedStream(bytes);
        Encoding? encoding = MarkedBy(peeked.Peek(LongestMark)) ?? given;
        return encoding is null or { CodePage: Utf8 } ? peeked : new PeekedStream(Encoding.CreateTranscodingStream(peeked, encoding, Encoding.UTF8, leaveOpen: true));
    }

    /// <summary>What a byte order mark says; null where there is none. The mark of UTF-32 begins like that of UTF-16.</summary>
    private static Encoding? MarkedBy(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xef, 0xbb, 0xbf, ..] => Encoding.UTF8,
        [0xff, 0xfe, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0, 0, 0xfe, 0xff, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0xff, 0xfe, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xfe, 0xff, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => null,
    };
}
