using System.Text;

namespace DigitsSample;

/// <summary>Counts which digit was read for which: row = shown, column = read; what is right stands on the diagonal.</summary>
internal sealed class ConfusionMatrix(int classes)
{
    private readonly int[,] _counts = new int[classes, classes];

    /// <summary>Counts one answer.</summary>
    public void Add(int shown, int read) => _counts[shown, read]++;

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder("shown\\read");
        for (int read = 0; read < classes; read++) text.Append($"{read,5}");
        text.AppendLine("   right");
        for (int shown = 0; shown < classes; shown++)
        {
            text.Append($"{shown,10}");
            int total = 0;
            for (int read = 0; read < classes; read++)
            {
                int count = _counts[shown, read];
                total += count;
                text.Append(count == 0 ? "    ." : $"{count,5}");
            }
            text.AppendLine(total == 0 ? "       -" : $"{(double)_counts[shown, shown] / total,8:0.0%}");
        }
        return text.ToString();
    }
}
