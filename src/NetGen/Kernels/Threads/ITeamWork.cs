namespace NetGen.Kernels;

/// <summary>Work that can be shared.</summary>
internal interface ITeamWork
{
    /// <summary>Does a slice of it. Slices run at the same time on different threads.</summary>
    void Do(WorkSlice slice);
}
