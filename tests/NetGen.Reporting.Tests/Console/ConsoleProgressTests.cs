namespace NetGen.Reporting.Tests.Console;

public sealed class ConsoleProgressTests
{
    [Fact]
    public void RedirectedOutputIsPlainLines()
    {
        using var screen = new Screen(terminal: false);
        using (ConsoleProgress progress = screen.Progress())
        {
            progress.Report(Screen.Epoch(1, 200, new Evaluation(0.25, 0.9)));
            screen.Wait(6);
            progress.Report(Screen.Epoch(2, 200, new Evaluation(0.125, 0.975)));
        }

        Assert.Equal(
            [
                "epoch   1/200  loss 0.5000  validation 0.2500  accuracy 90.0%  1,234 examples/s",
                "epoch   2/200  loss 0.5000  validation 0.1250  accuracy 97.5%  1,234 examples/s  3:18 left",
            ],
            screen.Lines);
    }

    [Fact]
    public void LinesComeAtIntervals()
    {
        using var screen = new Screen(terminal: false);
        using (ConsoleProgress progress = screen.Progress())
        {
            for (int epoch = 1; epoch <= 20; epoch++)
            {
                progress.Report(Screen.Epoch(epoch, 20));
                screen.Wait(1);
            }
        }

        Assert.Equal(["1/20", "6/20", "11/20", "16/20", "20/20"], screen.Lines.Select(line => line["epoch ".Length..].Split("  ")[0].Trim()));
        Assert.EndsWith("took 20.0 s", screen.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void AnEarlyEndIsShownOnDisposal()
    {
        using var screen = new Screen(terminal: false);
        using (ConsoleProgress progress = screen.Progress(title: "seed 1"))
        {
            progress.Report(Screen.Epoch(1, 9));
            progress.Report(Screen.Epoch(2, 9));
            progress.Report(Screen.Epoch(3, 9));
            Assert.Single(screen.Lines);
        }

        Assert.Equal(2, screen.Lines.Length);
        Assert.StartsWith("seed 1  epoch 3/9  ", screen.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ALongLineIsNotBrokenInAFile()
    {
        using var screen = new Screen(terminal: false, width: 30);
        using (ConsoleProgress progress = screen.Progress(title: "a title of some length")) progress.Report(Screen.Epoch(1, 1, new Evaluation(0.25, 0.9)));
        Assert.True(Assert.Single(screen.Lines).Length > 80);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void QuietIsSilent(bool terminal)
    {
        using var screen = new Screen(terminal);
        using (ConsoleProgress progress = screen.Progress(ProgressDisplay.Quiet))
        {
            for (int epoch = 1; epoch <= 5; epoch++) progress.Report(Screen.Epoch(epoch, 5));
        }

        Assert.Equal("", screen.Text);
    }

    [Fact]
    public void ATerminalHasOneLineThatIsDrawnOver()
    {
        using var screen = new Screen(terminal: true, width: 100);
        using (ConsoleProgress progress = screen.Progress(title: "seed 1"))
        {
            for (int epoch = 1; epoch <= 4; epoch++)
            {
                progress.Report(Screen.Epoch(epoch, 4, new Evaluation(0.25, 0.9)));
                screen.Wait(0.2);
            }
        }

        Assert.Equal(4, screen.Drawings.Length);
        Assert.Equal(1, screen.Text.Count(character => character == '\n'));
        Assert.EndsWith("\n", screen.Text, StringComparison.Ordinal);
        Assert.Contains("epoch 2/4", screen.Drawings[1], StringComparison.Ordinal);
        Assert.Contains("0:02 left", screen.Drawings[1], StringComparison.Ordinal);
        Assert.Contains("val 0.2500  90.0%", screen.Drawings[1], StringComparison.Ordinal);
        Assert.Contains("1.23k/s", screen.Drawings[1], StringComparison.Ordinal);
        Assert.DoesNotContain("left", screen.Drawings[3], StringComparison.Ordinal);
        // What an earlier, longer drawing left behind is erased.
        Assert.All(screen.Text.Split('\r', StringSplitOptions.RemoveEmptyEntries), drawing => Assert.EndsWith("\e[0K", drawing.TrimEnd('\n'), StringComparison.Ordinal));
    }

    [Fact]
    public void DrawingsComeAtIntervals()
    {
        using var screen = new Screen(terminal: true);
        using (ConsoleProgress progress = screen.Progress())
        {
            for (int epoch = 1; epoch <= 1000; epoch++)
            {
                progress.Report(Screen.Epoch(epoch, 1000));
                screen.Wait(0.01);
            }
        }

        Assert.InRange(screen.Drawings.Length, 100, 102);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(81)]
    [InlineData(300)]
    public void NoDrawingIsWiderThanTheTerminal(int width)
    {
        using var screen = new Screen(terminal: true, width);
        using (ConsoleProgress progress = screen.Progress(title: "日本 seed"))
        {
            progress.Report(Screen.Epoch(150_000, 1_000_000, new Evaluation(1e-5, 0.999)));
            progress.Report(Screen.Epoch(150_001, 1_000_000, new Evaluation(1e-5, 0.999)));
        }

        Assert.All(screen.Drawings, drawing => Assert.InRange(new Spectre.Console.Rendering.Segment(drawing.TrimEnd('\n')).CellCount(), Math.Min(width, 20) - 1, width - 1));
    }

    [Fact]
    public void TheBarFillsUp()
    {
        using var screen = new Screen(terminal: true);
        using (ConsoleProgress progress = screen.Progress())
        {
            progress.Report(Screen.Epoch(1, 2));
            progress.Report(Screen.Epoch(2, 2));
        }

        int[] filled = [.. screen.Drawings.Select(drawing => drawing.Count(character => character is '━' or '#'))];
        int[] empty = [.. screen.Drawings.Select(drawing => drawing.Count(character => character is '─') + (drawing.Contains("..") ? drawing.Count(character => character == '.') : 0))];
        Assert.InRange(filled[0], 10, 16);
        Assert.InRange(Math.Abs(filled[0] - empty[0]), 0, 1);
        Assert.True(filled[1] > filled[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TrainingsOneAfterAnotherHaveALineEach(bool terminal)
    {
        using var screen = new Screen(terminal);
        using (ConsoleProgress progress = screen.Progress())
        {
            // The first one ends early: epochs begin again.
            progress.Report(Screen.Epoch(1, 9));
            progress.Report(Screen.Epoch(5, 9));
            progress.Report(Screen.Epoch(1, 9));
            progress.Report(Screen.Epoch(9, 9));
        }

        string[] last = terminal ? [.. screen.Text.Split('\n').SkipLast(1).Select(line => line.Split('\r')[^1])] : [screen.Lines[1], screen.Lines[3]];
        Assert.Equal(2, last.Length);
        Assert.Contains("epoch 5/9", last[0], StringComparison.Ordinal);
        Assert.Contains("epoch 9/9", last[1], StringComparison.Ordinal);
    }

    /// <summary>The first epoch compiles: what it took says nothing of the others.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheFirstEpochPromisesNothing(bool terminal)
    {
        using var screen = new Screen(terminal);
        using ConsoleProgress progress = screen.Progress();
        progress.Report(new TrainingProgress(1, 4, 0.5, null, TimeSpan.FromSeconds(30), 10));
        Assert.DoesNotContain("left", screen.Text, StringComparison.Ordinal);
        screen.Wait(6);
        progress.Report(new TrainingProgress(2, 4, 0.5, null, TimeSpan.FromSeconds(32), 10));
        Assert.Contains("0:04 left", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ATrainingThatWasResumedKnowsTheTimeLeft()
    {
        using var screen = new Screen(terminal: false);
        using ConsoleProgress progress = screen.Progress();
        // Ninety epochs, an hour, were before; so was what compiling took.
        progress.Report(new TrainingProgress(91, 100, 0.5, null, TimeSpan.FromSeconds(3600), 10));
        screen.Wait(6);
        progress.Report(new TrainingProgress(92, 100, 0.5, null, TimeSpan.FromSeconds(3602), 10));
        Assert.EndsWith("0:16 left", screen.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersAreTheSameInEveryCulture()
    {
        string german = Culture.In("de-DE", Show), invariant = Culture.In("", Show);
        Assert.Equal(invariant, german);
        Assert.Contains("loss 0.5000", german, StringComparison.Ordinal);

        static string Show()
        {
            using var screen = new Screen(terminal: false);
            using (ConsoleProgress progress = screen.Progress()) progress.Report(Screen.Epoch(1, 1, new Evaluation(1234.5, 0.9)));
            return screen.Text;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatIsNotANumberIsADash(bool terminal)
    {
        using var screen = new Screen(terminal);
        using (ConsoleProgress progress = screen.Progress()) progress.Report(new TrainingProgress(1, 1, double.NaN, new Evaluation(double.NaN, double.NaN), TimeSpan.Zero, double.NaN));
        Assert.Contains("loss –", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ATitleIsTextAndNoMarkup()
    {
        using var screen = new Screen(terminal: true);
        using (ConsoleProgress progress = screen.Progress(title: "[red]x[/] [[ \n\e[2J")) progress.Report(Screen.Epoch(1, 1));
        Assert.Contains("[red]x[/] [[", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2J", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsShownAfterDisposal()
    {
        using var screen = new Screen(terminal: false);
        ConsoleProgress progress = screen.Progress();
        progress.Report(Screen.Epoch(1, 3));
        progress.Dispose();
        string before = screen.Text;
        progress.Dispose();
        progress.Report(Screen.Epoch(2, 3));
        Assert.Equal(before, screen.Text);
    }

    [Fact]
    public void ItShowsARealTraining()
    {
        using var screen = new Screen(terminal: false);
        using (ConsoleProgress progress = screen.Progress())
        {
            using var trainer = new Plain.Trainer(new Plain(), new Adam());
            trainer.Fit(Runs.Corners(), Runs.Corners(), new FitOptions { Epochs = 3, Progress = progress });
        }

        Assert.Equal(2, screen.Lines.Length);
        Assert.Matches(@"^epoch 3/3  loss \d\.\d{4}  validation \d\.\d{4}  accuracy \d+\.\d%  [\d,.]+ examples/s  took [\d.:]+( m?s)?$", screen.Lines[1]);
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Display", () => new ConsoleProgressOptions { Display = (ProgressDisplay)9 });
        Assert.Throws<ArgumentOutOfRangeException>("LiveInterval", () => new ConsoleProgressOptions { LiveInterval = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>("LineInterval", () => new ConsoleProgressOptions { LineInterval = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentNullException>("Title", () => new ConsoleProgressOptions { Title = null! });
        Assert.Throws<ArgumentNullException>("TimeProvider", () => new ConsoleProgressOptions { TimeProvider = null! });
    }
}
