namespace NetGen;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary>The loss fell below <see cref="FitOptions.StopBelowLoss"/>.</summary>
    LossReached,

    /// <summary>
    /// The caller asked to stop. The network keeps what it has learned so far, also from an epoch that was not finished, unless early stopping
    /// restores the best.
    /// </summary>
    Cancelled,

    /// <summary>What <see cref="FitOptions.EarlyStopping"/> monitors did not get better any more.</summary>
    EarlyStopping,

    /// <summary><see cref="FitOptions.StopWhen"/> said so.</summary>
    ConditionMet,

    /// <summary><see cref="FitOptions.MaxSteps"/> were taken before all epochs were done. What an unfinished epoch has learned is kept.</summary>
    StepLimit,

    /// <summary><see cref="FitOptions.TimeLimit"/> was over before all epochs were done. What an unfinished epoch has learned is kept.</summary>
    TimeLimit,
}
