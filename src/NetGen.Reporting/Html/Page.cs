using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NetGen.Reporting;

/// <summary>
/// Pieces of a page. They are XML elements, which escape every text by themselves, and the page is written so that it is both HTML5 and XML.
/// </summary>
internal static class Page
{
    // The elements that HTML knows no end of; all others have one, even when there is nothing in them.
    private static readonly HashSet<string> WithoutEnd = ["meta", "br", "hr", "img"];

    /// <summary>An element with a text.</summary>
    public static XElement Text(string name, string text) => new(name, XmlText.Clean(text));

    /// <summary>An element with a class.</summary>
    public static XElement Styled(string name, string style, params object?[] content) => new(name, new XAttribute("class", style), content);

    /// <summary>The numbers to see first, in large type.</summary>
    public static XElement Tiles(IEnumerable<(string Name, string Value)> items) =>
        Styled("dl", "tiles", items.Select(item => new XElement("div", Text("dt", item.Name), Text("dd", item.Value))));

    /// <summary>Names and values, line by line.</summary>
    public static XElement Facts(IEnumerable<(string Name, string Value)> items) =>
        Styled("dl", "facts", items.SelectMany(item => new[] { Text("dt", item.Name), Text("dd", item.Value) }));

    /// <summary>A table that scrolls where the page is narrower than it. The first cell of a row is its name.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="numbersFrom">The first column of numbers, which stand at the right; all after it are numbers too.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="footer">Rows that sum up; may be none.</param>
    public static XElement Table(string[] header, int numbersFrom, IEnumerable<string[]> rows, params string[][] footer)
    {
        return Styled("div", "scroll", new XElement(
            "table",
            new XElement("thead", new XElement("tr", header.Select((cell, column) => Cell("th", "col", cell, column)))),
            new XElement("tbody", rows.Select(Row)),
            footer.Length > 0 ? new XElement("tfoot", footer.Select(Row)) : null));

        XElement Row(string[] cells) => new("tr", cells.Select((cell, column) => column == 0 ? Cell("th", "row", cell, column) : Cell("td", null, cell, column)));

        XElement Cell(string name, string? scope, string text, int column)
        {
            XElement cell = Text(name, text);
            if (scope is not null) cell.SetAttributeValue("scope", scope);
            if (column >= numbersFrom) cell.SetAttributeValue("class", "number");
            return cell;
        }
    }

    /// <summary>Writes a whole page.</summary>
    public static void Write(XElement page, Stream stream)
    {
        foreach (XElement element in page.DescendantsAndSelf()
            .Where(element => element.IsEmpty && element.Name.NamespaceName.Length == 0 && !WithoutEnd.Contains(element.Name.LocalName)))
            element.Value = "";
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None };
        stream.Write("<!DOCTYPE html>\n"u8);
        using var writer = XmlWriter.Create(stream, settings);
        page.Save(writer);
    }
}
