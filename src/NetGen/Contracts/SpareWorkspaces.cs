using System.Numerics;

namespace NetGen;

/// <summary>
/// Keeps the workspaces of the networks of one class from one call to the next: as many as calls have been at work at once, and no more than there are
/// processors. A full garbage collection takes those that are far too large for what has been asked for since the last one, so that memory of a
/// huge batch is not held for ever.
/// </summary>
internal static class SpareWorkspaces<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many times as many examples as needed a workspace may have room for.</summary>
    private const int Generosity = 4;

    private static readonly Spare?[] Spares = new Spare?[Environment.ProcessorCount];
    private static int _examples;
    private static int _isWatched;

    /// <summary>Takes a workspace, which nobody else has then.</summary>
    /// <param name="layout">The layout of the parameters, the same for all networks of the class.</param>
    /// <param name="examples">What it will have to have room for.</param>
    public static Spare Rent(ParameterLayout layout, int examples)
    {
        if (_examples < examples) _examples = examples;
        Spare? spare = null;
        for (int i = 0; i < Spares.Length && spare is null; i++) spare = Interlocked.Exchange(ref Spares[i], null);
        spare ??= new Spare(new Workspace<T>(layout));
        spare.Examples = Math.Max(spare.Examples, examples);
        return spare;
    }

    /// <summary>Gives it back for the next call.</summary>
    public static void Return(Spare spare)
    {
        if (_isWatched == 0 && Interlocked.Exchange(ref _isWatched, 1) == 0) _ = new Watch();
        for (int i = 0; i < Spares.Length; i++)
        {
            if (Interlocked.CompareExchange(ref Spares[i], spare, null) is null) return;
        }
    }

    private static void Trim()
    {
        long enough = (long)Generosity * Interlocked.Exchange(ref _examples, 0);
        for (int i = 0; i < Spares.Length; i++)
        {
            if (Interlocked.Exchange(ref Spares[i], null) is { } spare && spare.Examples <= enough) Return(spare);
        }
    }

    /// <summary>A workspace, and the largest batch that it has been used for.</summary>
    public sealed class Spare(Workspace<T> workspace)
    {
        public Workspace<T> Workspace { get; } = workspace;

        public int Examples { get; set; }
    }

    /// <summary>Nobody refers to it, so every garbage collection that looks at it finds it, which in the end are the full ones.</summary>
    private sealed class Watch
    {
        ~Watch()
        {
            if (GC.GetGeneration(this) == GC.MaxGeneration) Trim();
            GC.ReRegisterForFinalize(this);
        }
    }
}
