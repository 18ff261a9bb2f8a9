using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Some consecutive examples of a batch: what one thread computes.</summary>
/// <param name="Examples">How many examples the batch has.</param>
/// <param name="First">The first one of the part.</param>
/// <param name="Count">How many the part has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BatchPart(nint Examples, nint First, nint Count)
{
    // Phase and training in one: the compiler at run time keeps the fields of a structure of up to four in registers, and one of five in memory, where
    // what is written field by field and read as a whole makes the processor wait.
    private readonly int _phaseAndTraining;

    /// <summary>Which phase of the way forward, or of the way back: where all examples of a batch have to be through before any goes on, the next begins.</summary>
    public int Phase
    {
        get => _phaseAndTraining >> 1;
        init => _phaseAndTraining = value << 1 | (_phaseAndTraining & 1);
    }

    /// <summary>Whether a training step is taken, in which batches are normalised by their own statistics.</summary>
    public bool IsTraining
    {
        get => (_phaseAndTraining & 1) != 0;
        init => _phaseAndTraining = (_phaseAndTraining & ~1) | (value ? 1 : 0);
    }

    /// <summary>A batch that is not divided.</summary>
    public static BatchPart Whole(nint examples) => new(examples, 0, examples);

    /// <summary>Where the values of the part begin in scratch memory, which holds one buffer after the other, each for the whole batch.</summary>
    /// <param name="offset">Where the buffer begins, in values per example.</param>
    /// <param name="width">The buffer's values per example.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint At(nint offset, nint width) => Examples * offset + First * width;
}
