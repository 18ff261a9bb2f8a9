using System.Globalization;
using System.Xml.Linq;

namespace NetGen.Reporting;

/// <summary>
/// The SVG that Skia writes, made fit for the world. Skia places every letter by itself, names the font of the machine that drew it, numbers
/// the parts of its pictures through a whole process, and lets enlarged images blur.
/// </summary>
internal sealed class SvgPicture
{
    private const string Sans = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";
    private readonly XElement _root;

    public SvgPicture(string xml, string title, string description, IReadOnlyDictionary<string, string> standIns)
    {
        _root = XDocument.Parse(xml).Root!;
        foreach (XElement text in _root.Descendants(Svg + "text")) Mend(text, standIns);
        foreach (XElement image in _root.Descendants(Svg + "image").Where(IsCoarse)) image.SetAttributeValue("style", "image-rendering:pixelated");
        ShareClips();
        Number();
        _root.SetAttributeValue("viewBox", $"0 0 {_root.Attribute("width")!.Value} {_root.Attribute("height")!.Value}");
        _root.SetAttributeValue("role", "img");
        _root.AddFirst(new XElement(Svg + "title", XmlText.Clean(title)), new XElement(Svg + "desc", XmlText.Clean(description)));
    }

    /// <summary>The picture as a file.</summary>
    public string ToFile()
    {
        // Several files may end up in one page; pictures that differ then have names that differ.
        uint hash = 2166136261;
        foreach (char character in _root.ToString(SaveOptions.DisableFormatting)) hash = (hash ^ character) * 16777619;
        Rename(name => string.Create(CultureInfo.InvariantCulture, $"p{hash:x8}-{name}"));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + _root.ToString() + "\n";
    }

    /// <summary>The picture as a part of a page, whose style sheet gives it its size and colours.</summary>
    public string ToPart(int number)
    {
        Rename(name => string.Create(CultureInfo.InvariantCulture, $"picture{number}-{name}"));
        // The page is the paper.
        XElement? paper = _root.Elements(Svg + "rect").FirstOrDefault();
        if (paper?.Attribute("width")?.Value == _root.Attribute("width")!.Value) paper.Remove();
        foreach (XElement element in _root.Descendants())
        {
            string[] classes =
            [
                .. new[] { ("fill", "f"), ("stroke", "s") }
                    .Where(kind => element.Attribute(kind.Item1) is { } colour && Palette.Classes.ContainsKey(colour.Value))
                    .Select(kind => $"{kind.Item2}-{Palette.Classes[element.Attribute(kind.Item1)!.Value]}"),
            ];
            if (classes.Length > 0) element.SetAttributeValue("class", string.Join(' ', classes));
        }

        return _root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Whether an image is one of few values, each of which is to be seen, rather than one of smooth areas.</summary>
    private static bool IsCoarse(XElement image) => int.Parse(image.Attribute("width")!.Value, CultureInfo.InvariantCulture) < 128;

    /// <summary>One position for the whole text instead of one for each letter, and a font that others have.</summary>
    private static void Mend(XElement text, IReadOnlyDictionary<string, string> standIns)
    {
        string drawn = text.Value.Trim();
        float[] positions = [.. Numbers(text.Attribute("x"))];
        float size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
        bool bold = text.Attribute("font-weight") is not null;
        // Where the text ends up, seen from the point it was placed at, says how it was aligned.
        float start = positions.FirstOrDefault(), width = ChartFonts.Width(drawn, size, bold), near = 1 + width / 20;
        (string? anchor, float x) = Math.Abs(start) < 0.5f ? ((string?)null, 0f)
            : Math.Abs(start + width / 2) < near ? ("middle", 0f)
            : Math.Abs(start + width) < near ? ("end", 0f)
            : (null, start);
        text.SetAttributeValue("x", x.ToString(CultureInfo.InvariantCulture));
        text.SetAttributeValue("y", Numbers(text.Attribute("y")).FirstOrDefault().ToString(CultureInfo.InvariantCulture));
        text.SetAttributeValue("text-anchor", anchor);
        text.SetAttributeValue("font-family", Sans);
        if (bold) text.SetAttributeValue("font-weight", "600");
        text.Value = XmlText.Clean(standIns.GetValueOrDefault(drawn, drawn));

        static IEnumerable<float> Numbers(XAttribute? list) =>
            (list?.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => float.Parse(one, CultureInfo.InvariantCulture));
    }

    /// <summary>Every plotted thing has the same frame to be cut off at.</summary>
    private void ShareClips()
    {
        var names = new Dictionary<string, string>();
        foreach (XElement clip in _root.Descendants(Svg + "clipPath").ToArray())
        {
            string shape = string.Concat(clip.Elements());
            string name = clip.Attribute("id")!.Value;
            if (names.TryAdd(shape, name)) continue;
            foreach (XAttribute use in _root.Descendants().Attributes("clip-path").Where(use => use.Value == $"url(#{name})")) use.Value = $"url(#{names[shape]})";
            clip.Remove();
        }
    }

    /// <summary>Names the parts 1, 2, ... in their order: Skia counts on through all pictures of a process.</summary>
    private void Number()
    {
        Dictionary<string, string> names = _root.Descendants().Attributes("id")
            .Select((id, index) => (id.Value, Number: (index + 1).ToString(CultureInfo.InvariantCulture)))
            .ToDictionary(one => one.Value, one => one.Number);
        Rename(name => names[name]);
    }

    private void Rename(Func<string, string> rename)
    {
        foreach (XElement element in _root.Descendants())
        {
            if (element.Attribute("id") is { } id) id.Value = rename(id.Value);
            if (element.Attribute("clip-path") is { } clip) clip.Value = $"url(#{rename(clip.Value["url(#".Length..^1])})";
            if (element.Attribute(Link + "href") is { } link && link.Value.StartsWith('#')) link.Value = "#" + rename(link.Value[1..]);
        }
    }
}
