using System.Text.Json.Serialization;

namespace NetGen;

/// <summary>What a checkpoint holds beside numbers for every parameter and every epoch.</summary>
/// <param name="Facts">What has to be the same when training goes on, by name.</param>
/// <param name="Steps">Steps taken by the trainer.</param>
/// <param name="LearningRate">The trainer's learning rate.</param>
internal sealed record CheckpointState(IReadOnlyDictionary<string, string> Facts, long Steps, double LearningRate)
{
    /// <summary>Where Fit stood; null outside of it.</summary>
    public RunState? Run { get; init; }

    /// <summary>Where a session stood; null outside of one.</summary>
    public SessionState? Session { get; init; }
}

/// <summary>Where Fit stood. Random streams need no place here: they follow from seeds and from how far they were used.</summary>
/// <param name="Position">The epochs and batches that are done.</param>
/// <param name="Loss">What the batches of the running epoch add to its loss.</param>
/// <param name="Elapsed">Time since training began.</param>
/// <param name="BaseRate">The learning rate the schedule starts from.</param>
/// <param name="Plateau">What the schedule remembers.</param>
/// <param name="Patience">What early stopping remembers.</param>
/// <param name="Best">The best epoch.</param>
/// <param name="Ended">Why training ended; null while it goes on.</param>
internal sealed record RunState(
    TrainingPosition Position, double Loss, TimeSpan Elapsed, double BaseRate, PlateauState Plateau, PatienceState Patience, BestState Best, StopReason? Ended)
{
    /// <summary>Whether there can be such numbers. The position is judged by those who know the data.</summary>
    [JsonIgnore]
    public bool IsPossible =>
        Elapsed >= TimeSpan.Zero && Elapsed < TimeSpan.MaxValue / 2 && BaseRate is >= 0 and <= double.MaxValue
        && Plateau is { Reductions: >= 0, BadEpochs: >= 0, CooldownLeft: >= 0 } && Patience.Waited >= 0
        && (Position.Epochs > 0 || Ended is not (StopReason.LossReached or StopReason.EarlyStopping or StopReason.ConditionMet));
}

/// <summary>Where a session stood.</summary>
/// <param name="Position">The epochs and batches that are done.</param>
/// <param name="Loss">What the batches of the running epoch add to its loss.</param>
/// <param name="LastLoss">The loss of the last step.</param>
/// <param name="EpochLoss">The loss of the last epoch.</param>
internal sealed record SessionState(TrainingPosition Position, double Loss, double LastLoss, double EpochLoss);

/// <summary>How far training has gone over the data.</summary>
/// <param name="Epochs">Epochs that are done.</param>
/// <param name="Batches">Batches of the next one that are done.</param>
internal readonly record struct TrainingPosition(int Epochs, int Batches)
{
    /// <summary>Steps until here.</summary>
    /// <param name="batches">Batches of an epoch.</param>
    public long Steps(int batches) => (long)Epochs * batches + Batches;
}

/// <summary>The state as JSON. Losses may be infinite or, before there are any, not a number.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CheckpointState))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
