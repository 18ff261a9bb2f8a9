using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>Loss and gradient of a network outside training: for checks, research, and optimizers of another make.</summary>
public static class NetworkGradient
{
    /// <summary>
    /// The loss of a batch, reduced as declared, without dropout, and its gradient in logical order. Safe from many threads at once.
    /// </summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="targets">As many rows of <c>OutputSize</c> values.</param>
    /// <param name="gradient">Receives the slope of the loss by each parameter; <c>ParameterCount</c> values.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">
    /// A length is wrong, there is no example, or there are so many that what has to keep of them does not fit an array (about two
    /// thousand million values).
    /// </exception>
    public static T Compute<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        int examples = Arguments.Examples(inputs.Length, TSelf.InputSize, nameof(inputs), targets.Length, TSelf.OutputSize, nameof(targets));
        Arguments.RequireExamples(examples, nameof(inputs));
        Arguments.RequireLength(gradient.Length, TSelf.ParameterCount, nameof(gradient));

        ParameterLayout layout = network.Parameters.Layout;
        Workspace<T> workspace = Spare<TSelf, T>.Rent(layout);
        T loss = network.Gradient(inputs, targets, workspace, DropoutStream.None);
        layout.ToLogical<T>(workspace.Gradient, gradient);
        Spare<TSelf, T>.Return(workspace);
        return loss;
    }

    /// <summary>Keeps one workspace per network type from one call to the next.</summary>
    private static class Spare<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        /// <summary>A workspace that once served a huge batch is let go rather than held for ever.</summary>
        private const int LargestKeptScratch = 1 << 20;

        private static Workspace<T>? _workspace;

        public static Workspace<T> Rent(ParameterLayout layout) => Interlocked.Exchange(ref _workspace, null) ?? new Workspace<T>(layout);

        public static void Return(Workspace<T> workspace)
        {
            if (workspace.ScratchLength <= LargestKeptScratch) Volatile.Write(ref _workspace, workspace);
        }
    }
}
