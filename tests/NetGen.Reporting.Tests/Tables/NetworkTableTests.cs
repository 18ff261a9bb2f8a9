using NetGen.Reporting.Tests.Console;

namespace NetGen.Reporting.Tests.Tables;

public sealed class NetworkTableTests
{
    [Fact]
    public void EveryLayerHasItsRow()
    {
        string[] lines = Show(Long.Description);
        Assert.Contains("Long", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                ["layer", "kind", "shape", "activation", "strategy", "parameters", "bytes"],
                ["layer1", "dense, no bias", "1000 → 64", "ReLU", "tiled", "64,000", "256,000"],
                ["", "dropout 0.25", "64 → 64", "", "", "0", "0"],
                ["layer2", "dense", "64 → 3", "Softmax", "small", "195", "780"],
                ["sum", "", "1000 → 3", "", "", "64,195", "256,780"],
            ],
            Cells(lines));
        string below = string.Join(' ', lines[^2..]);
        Assert.Contains(Long.Description.Strategy, below, StringComparison.Ordinal);
        Assert.Contains("CrossEntropy (Mean), Single precision", below, StringComparison.Ordinal);
        Assert.Contains($"{Long.Description.Layout.Size * 4:N0} bytes in memory", below, StringComparison.Ordinal);
    }

    [Fact]
    public void DoublesTakeEightBytes() =>
        Assert.Equal(["sum", "", "2 → 1", "", "", "13", "104"], Cells(Show(Gate.Description))[^1]);

    [Fact]
    public void ANameIsTextAndNoMarkup() =>
        Assert.Contains("[red]Net[/]", Show(Gate.Description with { Name = "[red]Net[/]" })[0], StringComparison.Ordinal);

    [Fact]
    public void CellsAreTheSameInEveryCulture() =>
        Assert.Equal(Culture.In("", () => Show(Long.Description)), Culture.In("de-DE", () => Show(Long.Description)));

    private static string[] Show(NetworkDescription network)
    {
        using var screen = new Screen(terminal: false, width: 100);
        screen.Console.Write(NetworkTable.Of(network));
        return screen.Lines;
    }

    private static string[][] Cells(string[] lines) =>
        [.. lines.Where(line => line[0] is '│' or '|').Select(line => line.Split('│', '|')[1..^1].Select(cell => cell.Trim()).ToArray())];
}
