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
        Require<TSelf, T>(network, inputs.Length, targets.Length, nameof(targets));
        Arguments.RequireLength(gradient.Length, TSelf.ParameterCount, nameof(gradient));

        ParameterLayout layout = network.Parameters.Layout;
        Workspace<T> workspace = Spare<TSelf, T>.Rent(layout);
        T loss = network.Gradient(inputs, targets, workspace, DropoutStream.None);
        layout.ToLogical<T>(workspace.Gradient, gradient);
        Spare<TSelf, T>.Return(workspace);
        return loss;
    }

    /// <summary>
    /// The gradient, in logical order and without dropout, of something that is not the declared loss, from how it changes with every output. Safe
    /// from many threads at once.
    /// </summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="outputGradient">As many rows of <c>OutputSize</c> slopes, taken as they are.</param>
    /// <param name="gradient">Receives the slope by each parameter; <c>ParameterCount</c> values.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    public static void Compute<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require<TSelf, T>(network, inputs.Length, outputGradient.Values.Length, nameof(outputGradient));
        Arguments.RequireLength(gradient.Length, TSelf.ParameterCount, nameof(gradient));

        ParameterLayout layout = network.Parameters.Layout;
        Workspace<T> workspace = Spare<TSelf, T>.Rent(layout);
        network.GradientFrom(inputs, outputGradient.Values, workspace, DropoutStream.None);
        layout.ToLogical<T>(workspace.Gradient, gradient);
        Spare<TSelf, T>.Return(workspace);
    }

    /// <summary>The loss of a batch, reduced as declared, without dropout, and its slope by every input. Safe from many threads at once.</summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="targets">As many rows of <c>OutputSize</c> values.</param>
    /// <param name="inputGradient">Receives the slopes; rows like those of the inputs.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    public static T ComputeInput<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require<TSelf, T>(network, inputs.Length, targets.Length, nameof(targets));
        Arguments.RequireLength(inputGradient.Length, inputs.Length, nameof(inputGradient));
        Workspace<T> workspace = Spare<TSelf, T>.Rent(network.Parameters.Layout);
        T loss = network.InputGradient(inputs, targets, inputGradient, workspace);
        Spare<TSelf, T>.Return(workspace);
        return loss;
    }

    /// <summary>The slopes by every input, without dropout, of something that is not the declared loss, from how it changes with every output. Safe from many threads at once.</summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="outputGradient">As many rows of <c>OutputSize</c> slopes, taken as they are.</param>
    /// <param name="inputGradient">Receives the slopes; rows like those of the inputs.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    public static void ComputeInput<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> inputGradient)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require<TSelf, T>(network, inputs.Length, outputGradient.Values.Length, nameof(outputGradient));
        Arguments.RequireLength(inputGradient.Length, inputs.Length, nameof(inputGradient));
        Workspace<T> workspace = Spare<TSelf, T>.Rent(network.Parameters.Layout);
        network.InputGradientFrom(inputs, outputGradient.Values, inputGradient, workspace);
        Spare<TSelf, T>.Return(workspace);
    }

    private static void Require<TSelf, T>(TSelf network, int inputs, int goals, string goalsName)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        int examples = Arguments.Examples(inputs, TSelf.InputSize, nameof(inputs), goals, TSelf.OutputSize, goalsName);
        Arguments.RequireExamples(examples, nameof(inputs));
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
