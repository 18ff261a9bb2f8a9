using System.Text;

namespace NetGen.Fuzz.Mutation;

/// <summary>Pieces of text that parsers stumble over.</summary>
internal static class Words
{
    public static byte[][] Json { get; } = All(
        "\\ud800", "\\udc00x", "\"\\ud800\"", "\"\\u0000\"", "\"a\\", "\u00ff", "\ufeff", "null", "true", "[]", "{}", "[[[[[[[[",
        "{\"a\":{\"b\":{\"c\":{}}}}", "-0", "1e400", "-1e400", "4.9e-324",
        "1E308", "0.1", "1.5", "1e1", "NaN", "\"NaN\"", "Infinity", "\"Infinity\"", "-1", "2147483647", "2147483648", "9223372036854775807",
        "9223372036854775808", "18446744073709551616", "00",
        "\"\"", ",", ":", "\"", "\\", " ", "\n", "/*x*/", "\"kind\":\"minmax\"", "\"standard\"", "\"F64\"", "\"F32\"", "\"shape\"",
        "\"__metadata__\"", "\"format\":\"pt\"", Long('x'), "\"" + Long('y') + "\"", Long('7'));

    public static byte[][] Table { get; } = All(
        ",", ";", "\t", "|", "1,5", "1,500", "null", "#N/A", "\"", "\"\"", "\"\"\"", "\r", "\n", "\r\n", "\n\n", " ", "NA", "?", "nan", "NaN", "inf", "-Infinity", "1e400", "1e39", "-0",
        ".5", "5.", "+1", "1e", "0x10", "1 000", "\u0661", "\0",
        "\u00ff", "\ufeff", "\ufffe", "\ud83d\ude00", "cat", "dog", "\"a,b\"", "\"a\nb\"", "a", "y", "column0", Long('x'), Long(','),
        Long('"'), "\"" + Long('z') + "\"", "4.9e-324", "1.7976931348623157e308", Long('9'));

    public static byte[][] Python { get; } = All(
        "'descr'", "\"descr\"", "'fortran_order'", "'shape'", "True", "False", "None", "'<f8'", "'<f4'", "'>f8'", "'|u1'", "'<u1'", "'<i8'", "'<f2'", "'>f2'", "'|b1'", "'<u2'", "'>u4'", "'<u8'", "'<f16'",
        "'O'", "[('a', '<f8')]", "(", ")", "()", "(1,)", "(0, 2147483647)",
        "(65536, 65536)", "(2147483647, 2147483647)", ",", ":", "{", "}", "'", "\"", "1", "-1", "0", "3L", "2147483648", "99999999999999999999", " ",
        "\n", "\0", "\u00ff", Long('x'), Long('1'), Long('('), Long(' '));

    private static byte[][] All(params string[] words) => [.. words.Select(word => word == "\u00ff" ? [0xff] : Encoding.UTF8.GetBytes(word))];

    private static string Long(char letter) => new(letter, 300);
}
