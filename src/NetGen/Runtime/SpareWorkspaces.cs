using System.Numerics;

namespace NetGen.Runtime;

/// <summary>
/// Keeps the workspaces of the networks of one class from one call to the next: as many as calls have been at work at once, and no more than there are
/// processors. A full garbage collection takes those that are far too large for what has been asked for since the last one, so that memory of a
/// huge batch is not held for ever.
/// </summary>
internal sealed class SpareWorkspaces<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many times as many examples as needed a workspace may have room for.</summary>
    private const int Generosity = 4;

    private readonly Spare?[] _spares = new Spare?[Environment.ProcessorCount];
    private int _examples;
    private int _isWatched;

    /// <summary>Takes a workspace, which nobody else has then.</summary>
    /// <param name="layout">The layout of the parameters, the same for all networks of the class.</param>
    /// <param name="examples">What it will have to have room for.</param>
    public Spare Rent(ParameterLayout layout, int examples)
    {
        if (_examples < examples) _examples = examples;
        Spare? spare = null;
        for (int i = 0; i < _spares.Length && spare is null; i++) spare = Interlocked.Exchange(ref _spares[i], null);
        spare ??= new Spare(new Workspace<T>(layout));
        spare.Examples = Math.Max(spare.Examples, examples);
        return spare;
    }

    /// <summary>Gives it back for the next call.</summary>
    public void Return(Spare spare)
    {
        if (_isWatched == 0 && Interlocked.Exchange(ref _isWatched, 1) == 0) _ = new Watch(this);
        for (int i = 0; i < _spares.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _spares[i], spare, null) is null) return;
        }
    }

    private void Trim()
    {
        long enough = (long)Generosity * Interlocked.Exchange(ref _examples, 0);
        for (int i = 0; i < _spares.Length; i++)
        {
            if (Interlocked.Exchange(ref _spares[i], null) is { } spare && spare.Examples <= enough) Return(spare);
        }
    }

    /// <summary>A workspace, and the largest batch that it has been used for.</summary>
    public sealed class Spare(Workspace<T> workspace)
    {
        public Workspace<T> Workspace { get; } = workspace;

        public int Examples { get; set; }
    }

    /// <summary>Nobody refers to it, so every garbage collection that looks at it finds it, which in the end are the full ones.</summary>
    private sealed class Watch(SpareWorkspaces<T> owner)
    {
        ~Watch()
        {
            if (GC.GetGeneration(this) == GC.MaxGeneration) owner.Trim();
            GC.ReRegisterForFinalize(this);
        }
    }
}
