namespace NetGen.Reporting;

/// <summary>Where a training stands.</summary>
/// <param name="First">The first epoch that was reported; a resumed training does not begin with epoch 1.</param>
/// <param name="Current">The epoch just finished.</param>
internal readonly record struct ProgressState(TrainingProgress First, TrainingProgress Current)
{
    /// <summary>
    /// The time left if all epochs take as long as those after the first one, which also compiles and warms up; null as long as there is none after it.
    /// </summary>
    public TimeSpan? Left => Current.Epoch == First.Epoch
        ? null
        : (Current.Elapsed - First.Elapsed) * ((double)(Current.Epochs - Current.Epoch) / (Current.Epoch - First.Epoch));
}
