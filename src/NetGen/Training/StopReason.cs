namespace NetGen;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary>The loss fell below <see cref="FitOptions.StopBelowLoss"/>.</summary>
    LossReached,

    /// <summary>The caller asked to stop. The network keeps what it has learned so far, also from an epoch that was not finished.</summary>
    Cancelled,
}
