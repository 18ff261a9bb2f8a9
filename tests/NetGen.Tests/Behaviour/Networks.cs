namespace NetGen.Tests.Behaviour;

// One network for each strategy and precision, small enough for straight-line code (at most 64 parameters) and larger.

[Network(3, 4, 2, Hidden = Activation.GELU, Output = Activation.Softmax)]
internal sealed partial class SmallSingle : IEmitted<SmallSingle, float>;

[Network(3, 4, 2, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
internal sealed partial class SmallDouble : IEmitted<SmallDouble, double>;

[Network(20, 33, 5, Hidden = Activation.GELU, Output = Activation.Softmax)]
internal sealed partial class LargeSingle : IEmitted<LargeSingle, float>;

[Network(20, Precision = Precision.Double)]
[Dense(33, Activation.SiLU)]
[Dropout(0.2)]
[Dense(5, Activation.Identity)]
internal sealed partial class LargeDouble : IEmitted<LargeDouble, double>;

[Network(20, 264, 70, 5, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class WideSingle : IEmitted<WideSingle, float>;

[Network(20)]
[Dropout(0.2)]
[Dense(130, Activation.Tanh)]
[Dense(5, Activation.Identity)]
internal sealed partial class WideAfterDropout : IEmitted<WideAfterDropout, float>;

[Network(20, 256, Output = Activation.Sigmoid)]
internal sealed partial class WideAlone : IEmitted<WideAlone, float>;

/// <summary>A row of its scratch is larger than the 128 KB that may lie on the stack.</summary>
[Network(2, 40_000, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class Huge : IEmitted<Huge, float>;

/// <summary>As many rows of its scratch as are predicted at a time fill the stack that may be used for them.</summary>
[Network(2, 900, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class DeepInScratch : IEmitted<DeepInScratch, float>;

/// <summary>For one test alone: what derivatives keep is the same for all networks of a class.</summary>
[Network(20, 33, 5)]
internal sealed partial class Differentiated;

/// <summary>Members that every network has, but no contract names.</summary>
internal interface IEmitted<TSelf, T>
{
    TSelf Clone();

    void CopyParametersTo(Span<T> destination);

    T ComputeGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient);

    void ComputeGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient);

    T ComputeInputGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient);

    void ComputeInputGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> inputGradient);
}
