using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>The sizes of a straight-line program: constants, which are folded into whatever is compiled for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMicroShape
{
    /// <summary>Values of one input.</summary>
    static abstract int InputSize { get; }

    /// <summary>Values of one output.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Parameters with their padding; a multiple of four.</summary>
    static abstract int ParameterSize { get; }

    /// <summary>Whether the loss of a batch is the mean over its examples; else it is their sum.</summary>
    static abstract bool IsMean { get; }
}
