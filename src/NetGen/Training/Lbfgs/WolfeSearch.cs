namespace NetGen;

/// <summary>
/// Looks along a line for a step that satisfies the strong Wolfe conditions: the value falls by a share of what the slope at the start promises, and
/// the slope has become flatter. Algorithms 3.5 and 3.6 of Nocedal and Wright, <em>Numerical Optimization</em> (2006), with cubic interpolation that
/// keeps its distance from the ends of the interval, and halves it where it does not shrink.
/// </summary>
internal static class WolfeSearch
{
    /// <summary>The share of the promised fall that there has to be: c1.</summary>
    public const double SufficientDecrease = 1e-4;

    /// <summary>The share of the slope that may be left: c2, large as Newton's kin want it.</summary>
    public const double Curvature = 0.9;

    /// <summary>Evaluations of one search: enough for a step that is too long, or too short, by some ten powers of ten.</summary>
    private const int MostTrials = 40;

    private const double LeastGrowth = 2;
    private const double MostGrowth = 10;

    /// <summary>Trials keep this share of the interval away from its ends.</summary>
    private const double Margin = 0.1;

    /// <summary>Two trials together have to shrink the interval to this share, or the next one halves it (Moré and Thuente, 1994).</summary>
    private const double SlowShrinking = 0.66;

    /// <summary>Searches; the line's last point is the found one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="slope">The slope at its start; less than 0.</param>
    /// <param name="step">The first trial; greater than 0.</param>
    /// <returns>Null when a step was found; else why not.</returns>
    public static LbfgsStopReason? Find(SearchLine line, double slope, double step)
    {
        var start = new LinePoint(0, line.StartValue.Total, slope);
        LinePoint previous = start;
        for (int trials = MostTrials; trials > 0 && double.IsFinite(step); trials--)
        {
            if (line.Stop is { } stop) return stop;
            LinePoint trial = line.At(step);
            if (IsTooHigh(trial, start) || (previous.Step > 0 && trial.Value >= previous.Value)) return Zoom(line, start, previous, trial, trials - 1);
            if (IsFlat(trial, start)) return null;
            if (trial.Slope >= 0) return Zoom(line, start, trial, previous, trials - 1);
            step = Farther(previous, trial);
            previous = trial;
        }

        return LbfgsStopReason.LineSearchFailed;
    }

    /// <summary>
    /// Algorithm 3.6. Between <paramref name="low"/>, the lowest of the places that fall enough, and <paramref name="high"/> lie places that satisfy
    /// the conditions; either may be the farther one.
    /// </summary>
    private static LbfgsStopReason? Zoom(SearchLine line, LinePoint start, LinePoint low, LinePoint high, int trials)
    {
        double last = double.PositiveInfinity, beforeLast = double.PositiveInfinity;
        for (; trials > 0; trials--)
        {
            if (line.Stop is { } stop) return stop;
            double width = Math.Abs(high.Step - low.Step);
            double step = Between(low, high, isSlow: width > SlowShrinking * beforeLast);
            (beforeLast, last) = (last, width);
            // Rounding has closed the interval.
            if (step == low.Step || step == high.Step) break;

            LinePoint trial = line.At(step);
            if (IsTooHigh(trial, start) || trial.Value >= low.Value)
            {
                high = trial;
                continue;
            }

            if (IsFlat(trial, start)) return null;
            if (trial.Slope * (high.Step - low.Step) >= 0) high = low;
            low = trial;
        }

        return LbfgsStopReason.LineSearchFailed;
    }

    /// <summary>Places where the objective does not exist are too high.</summary>
    private static bool IsTooHigh(LinePoint trial, LinePoint start) =>
        !trial.IsFinite || trial.Value > start.Value + SufficientDecrease * trial.Step * start.Slope;

    private static bool IsFlat(LinePoint trial, LinePoint start) => Math.Abs(trial.Slope) <= -Curvature * start.Slope;

    private static double Farther(LinePoint previous, LinePoint trial)
    {
        double step = LinePoint.CubicMinimum(previous, trial);
        return double.IsNaN(step) || step <= trial.Step ? MostGrowth * trial.Step : Math.Clamp(step, LeastGrowth * trial.Step, MostGrowth * trial.Step);
    }

    private static double Between(LinePoint low, LinePoint high, bool isSlow)
    {
        double width = high.Step - low.Step;
        // Of a place without a value one knows only that it is too far.
        if (!high.IsFinite) return low.Step + Margin * width;
        double share = (LinePoint.CubicMinimum(low, high) - low.Step) / width;
        return low.Step + width * (isSlow || double.IsNaN(share) ? 0.5 : Math.Clamp(share, Margin, 1 - Margin));
    }
}
