using System.Text;
using System.Xml;

namespace NetGen.Reporting;

/// <summary>Texts of anybody, fit for a file.</summary>
internal static class XmlText
{
    /// <summary>Without the characters that neither XML nor HTML can hold, not even escaped.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) clean.Append(rune.ToString());
        return clean.ToString();
    }
}
