using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>Loss and gradient of a network outside training: for checks, research, and optimizers of another make.</summary>
/// <remarks>
/// All networks of a class share the memory that is needed for it, of the largest batch so far, once for each of the threads that ask at the same time. It is
/// kept for the next call, so that this allocates nothing; what has been far too large since the last full garbage collection is let go by the next one.
/// </remarks>
public static class NetworkGradient
{
    /// <summary>
    /// The loss of a batch, reduced as declared, without dropout, and its gradient in logical order. Safe from many threads at once.
    /// </summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="targets">As many rows of <c>OutputSize</c> values.</param>
    /// <param name="gradient">Receives the gradient of the loss by each parameter; <c>ParameterCount</c> values.</param>
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
        int examples = Require<TSelf, T>(network, inputs.Length, targets.Length, nameof(targets));
        Arguments.RequireLength(gradient.Length, TSelf.ParameterCount, nameof(gradient));

        ParameterLayout layout = network.Parameters.Layout;
        SpareWorkspaces<TSelf, T>.Spare spare = SpareWorkspaces<TSelf, T>.Rent(layout, examples);
        T loss = network.Gradient(inputs, targets, spare.Workspace, DropoutStream.None);
        layout.ToLogical<T>(spare.Workspace.Gradient, gradient);
        SpareWorkspaces<TSelf, T>.Return(spare);
        return loss;
    }

    /// <summary>
    /// The gradient, in logical order and without dropout, of something that is not the declared loss, from how it changes with every output. Safe
    /// from many threads at once.
    /// </summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="outputGradient">As many rows of <c>OutputSize</c> gradients, taken as they are.</param>
    /// <param name="gradient">Receives the gradient by each parameter; <c>ParameterCount</c> values.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    public static void Compute<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int examples = Require<TSelf, T>(network, inputs.Length, outputGradient.Values.Length, nameof(outputGradient));
        Arguments.RequireLength(gradient.Length, TSelf.ParameterCount, nameof(gradient));

        ParameterLayout layout = network.Parameters.Layout;
        SpareWorkspaces<TSelf, T>.Spare spare = SpareWorkspaces<TSelf, T>.Rent(layout, examples);
        network.GradientFrom(inputs, outputGradient.Values, spare.Workspace, DropoutStream.None);
        layout.ToLogical<T>(spare.Workspace.Gradient, gradient);
        SpareWorkspaces<TSelf, T>.Return(spare);
    }

    /// <summary>The loss of a batch, reduced as declared, without dropout, and its gradient with respect to every input. Safe from many threads at once.</summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="targets">As many rows of <c>OutputSize</c> values.</param>
    /// <param name="inputGradient">Receives the gradients; rows like those of the inputs.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    public static T ComputeInput<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int examples = Require<TSelf, T>(network, inputs.Length, targets.Length, nameof(targets));
        Arguments.RequireLength(inputGradient.Length, inputs.Length, nameof(inputGradient));
        SpareWorkspaces<TSelf, T>.Spare spare = SpareWorkspaces<TSelf, T>.Rent(network.Parameters.Layout, examples);
        T loss = network.InputGradient(inputs, targets, inputGradient, spare.Workspace);
        SpareWorkspaces<TSelf, T>.Return(spare);
        return loss;
    }

    /// <summary>The gradients by every input, without dropout, of something that is not the declared loss, from how it changes with every output. Safe from many threads at once.</summary>
    /// <param name="network">The network; its parameters do not change.</param>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="outputGradient">As many rows of <c>OutputSize</c> gradients, taken as they are.</param>
    /// <param name="inputGradient">Receives the gradients; rows like those of the inputs.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    public static void ComputeInput<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> inputGradient)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int examples = Require<TSelf, T>(network, inputs.Length, outputGradient.Values.Length, nameof(outputGradient));
        Arguments.RequireLength(inputGradient.Length, inputs.Length, nameof(inputGradient));
        SpareWorkspaces<TSelf, T>.Spare spare = SpareWorkspaces<TSelf, T>.Rent(network.Parameters.Layout, examples);
        network.InputGradientFrom(inputs, outputGradient.Values, inputGradient, spare.Workspace);
        SpareWorkspaces<TSelf, T>.Return(spare);
    }

    private static int Require<TSelf, T>(TSelf network, int inputs, int goals, string goalsName)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        int examples = Arguments.Examples(inputs, TSelf.InputSize, nameof(inputs), goals, TSelf.OutputSize, goalsName);
        Arguments.RequireExamples(examples, nameof(inputs));
        return examples;
    }
}
