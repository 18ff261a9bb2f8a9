using System.Text;
using NetGen;

namespace DigitsSample;

/// <summary>Which digit was read for which, in characters: row = shown, column = read; what is right stands on the diagonal.</summary>
internal static class ConfusionMatrix
{
    /// <summary>A line for every digit, and how many of it were read right.</summary>
    public static string Of(ClassificationReport report)
    {
        var text = new StringBuilder("shown\\read");
        for (int read = 0; read < report.Classes; read++) text.Append($"{read,5}");
        text.AppendLine("   right");
        for (int shown = 0; shown < report.Classes; shown++)
        {
            text.Append($"{shown,10}");
            for (int read = 0; read < report.Classes; read++)
            {
                int count = report.Confusion(shown, read);
                text.Append(count == 0 ? "    ." : $"{count,5}");
            }
            text.AppendLine(report.PerClass[shown].Support == 0 ? "       -" : $"{report.PerClass[shown].Recall,8:0.0%}");
        }
        return text.ToString();
    }
}
