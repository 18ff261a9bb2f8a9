namespace NetGen.Reporting;

/// <summary>Where a training stands.</summary>
/// <param name="First">The first epoch that was reported; a resumed training does not begin with epoch 1.</param>
/// <param name="Current">The epoch just finished.</param>
internal readonly record struct ProgressState(TrainingProgress First, TrainingProgress Current)
{
    /// <summary>The time left if all epochs take as long as those so far.</summary>
    public TimeSpan Left => Current.Elapsed * ((double)(Current.Epochs - Current.Epoch) / (Current.Epoch - First.Epoch + 1));
}
