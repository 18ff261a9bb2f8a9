using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// A few threads that do work together which is too short for a thread pool: some microseconds. Giving out work allocates nothing. Once disposed of, a
/// team leaves all the work to the caller; one that is forgotten ends its threads, too.
/// </summary>
internal sealed class Team : IDisposable
{
    // The threads know the crew and not the team, so that they do not keep it.
    private readonly Crew _crew;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">How many work together, the caller's thread among them; at least 1.</param>
    public Team(int size) => _crew = new Crew(size);

    /// <summary>Ends the threads of a team that nobody has disposed of, and nobody can any more.</summary>
    ~Team() => _crew?.Dismiss();

    /// <summary>How many work together, the caller among them.</summary>
    public int Size => _crew.Size;

    /// <summary>Gives every member its slice, does the caller's own, and returns when all is done.</summary>
    /// <remarks>An exception in any slice is thrown here, after all slices have ended.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(ITeamWork work) => _crew.Run(work);

    /// <summary>Ends the threads and waits for their end, also from another thread while they work: what they have begun they do.</summary>
    public void Dispose()
    {
        _crew.Dismiss();
        _crew.Join();
        GC.SuppressFinalize(this);
    }
}
