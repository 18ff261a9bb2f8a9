namespace NetGen.Kernels;

/// <summary>Work that can be shared.</summary>
internal interface ITeamWork
{
    /// <summary>Does a share of it. Shares run at the same time on different threads.</summary>
    void Do(Share share);
}
