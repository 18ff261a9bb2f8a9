using NetGen;

namespace DigitsSample;

/// <summary>
/// Shows training live: one line that overwrites itself on a terminal, a plain line every tenth epoch where the output is
/// redirected. It is called on the training thread, so what it prints is in order.
/// </summary>
internal sealed class ProgressLine(TextWriter output, bool live) : IProgress<TrainingProgress>
{
    private const int BarWidth = 30;

    /// <inheritdoc />
    public void Report(TrainingProgress value)
    {
        bool last = value.Epoch == value.Epochs;
        string text = $"epoch {value.Epoch,3}/{value.Epochs}  loss {value.Loss:0.0000}  {value.ExamplesPerSecond,9:N0} images/s";
        if (live)
        {
            int filled = BarWidth * value.Epoch / value.Epochs;
            output.Write($"\r[{new string('#', filled)}{new string('.', BarWidth - filled)}] {text}{(last ? "\n" : "")}");
        }
        else if (last || value.Epoch % 10 == 0)
        {
            output.WriteLine(text);
        }
    }
}
