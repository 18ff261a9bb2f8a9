using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>Writes indented text. Lines end with <c>\n</c> whatever the machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line, or several: each is indented, empty ones stay empty.</summary>
    public void Line(string text = "")
    {
        foreach (string line in text.Replace("\r", "").Split('\n'))
        {
            if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line.TrimEnd());
            _text.Append('\n');
        }
    }

    /// <summary>Writes what the following lines do, apart from the lines before.</summary>
    public void Remark(string text)
    {
        bool isFirst = _text.Length > 1 && _text[_text.Length - 2] == '{';
        Line(isFirst ? $"// {text}" : $"\n// {text}");
    }

    /// <summary>Writes a brace, indents until the block is disposed, and closes it.</summary>
    public Block Braces()
    {
        Line("{");
        _depth++;
        return new(this, "}");
    }

    /// <summary>Writes a line and the block it heads.</summary>
    public Block Braces(string head)
    {
        Line(head);
        return Braces();
    }

    /// <summary>Indents until disposed.</summary>
    public Block Indent()
    {
        _depth++;
        return new(this, null);
    }

    /// <summary>Writes the XML documentation of the next member.</summary>
    public void Summary(string text) => Line($"/// <summary>{text}</summary>");

    public override string ToString() => _text.ToString();

    internal readonly struct Block(CodeWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (close is not null) writer.Line(close);
        }
    }
}
