using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Reporting;

/// <summary>What was asked of a training, in words.</summary>
internal static partial class TrainingFacts
{
    /// <summary>Why a training ended.</summary>
    public static string Reason(StopReason reason) => reason switch
    {
        StopReason.Completed => "all epochs done",
        StopReason.LossReached => "loss reached",
        StopReason.Cancelled => "cancelled",
        StopReason.EarlyStopping => "early stopping",
        StopReason.ConditionMet => "condition met",
        StopReason.StepLimit => "step limit",
        StopReason.TimeLimit => "time limit",
        _ => reason.ToString(),
    };

    /// <summary>Options and their values; those that ask for nothing are left out.</summary>
    public static IEnumerable<(string Name, string Value)> Of(FitOptions? options, Optimizer? optimizer)
    {
        if (optimizer is not null) yield return ("optimizer", Record(optimizer));
        if (options is null) yield break;
        yield return ("epochs", "at most " + Numbers.Count(options.Epochs));
        yield return ("batch size", Numbers.Count(options.BatchSize));
        yield return ("order", options.Shuffle ? $"shuffled, seed {options.Seed.ToString(CultureInfo.InvariantCulture)}" : "as given");
        if (options.ValidationFraction > 0)
            yield return ("held back to validate", $"{Numbers.Percent(options.ValidationFraction)}, {Split(options.ValidationSplit)}");
        if (options.Schedule is { } schedule) yield return ("schedule", Record(schedule));
        if (options.EarlyStopping is { } stopping) yield return ("early stopping", Record(stopping).Replace("EarlyStopping: ", "", StringComparison.Ordinal));
        if (options.Metrics.Count > 0) yield return ("metrics", string.Join(", ", options.Metrics.Select(metric => metric.Name)));
        if (options.StopBelowLoss is { } loss) yield return ("stop below loss", Numbers.Option(loss));
        if (options.MaxSteps is { } steps) yield return ("most steps", Numbers.Count(steps));
        if (options.TimeLimit is { } time) yield return ("time limit", Numbers.Duration(time));
    }

    private static string Split(ValidationSplit split) => split switch
    {
        ValidationSplit.Last => "the last rows",
        ValidationSplit.Random => "drawn at random",
        ValidationSplit.Stratified => "drawn from every class",
        _ => split.ToString(),
    };

    /// <summary>
    /// A record as it prints itself, <c>Adam { LearningRate = 0.001, ... }</c>, whatever the machine's language: <c>Adam: LearningRate 0.001, ...</c>.
    /// </summary>
    private static string Record(object record)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Records print their numbers in the current culture and cannot be told otherwise.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string text = Unset().Replace(record.ToString() ?? "", "");
            return text.Replace(" { ", ": ", StringComparison.Ordinal).Replace(" }", "", StringComparison.Ordinal)
                .Replace(" = ", " ", StringComparison.Ordinal).Replace("E-0", "e-", StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A property without a value, with the comma that parts it from the next one.</summary>
    [GeneratedRegex(@"\b\w+ = , |, \w+ = (?= \})")]
    private static partial Regex Unset();
}
