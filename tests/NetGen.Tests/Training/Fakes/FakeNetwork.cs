using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Training.Fakes;

/// <summary>What a <see cref="FakeNetwork{TKind, T}"/> is: one dense layer with bias.</summary>
internal interface IFakeKind
{
    static abstract NetworkDescription Description { get; }
}

/// <summary>Linear regression, two inputs, one output, mean squared error.</summary>
internal sealed class Regression : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.SquaredError, Reduction.Mean, new DenseDescription(2, 1, Activation.Identity, true, Initializer.GlorotUniform));
}

/// <summary>The same with summed losses.</summary>
internal sealed class SummedRegression : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.SquaredError, Reduction.Sum, new DenseDescription(2, 1, Activation.Identity, true, Initializer.GlorotUniform));
}

/// <summary>Softmax regression, two inputs, three classes.</summary>
internal sealed class Classes : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.CrossEntropy, Reduction.Mean, new DenseDescription(2, 3, Activation.Softmax, true, Initializer.GlorotUniform));
}

/// <summary>Two independent yes-or-no questions about two inputs.</summary>
internal sealed class Questions : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.BinaryCrossEntropy, Reduction.Mean, new DenseDescription(2, 2, Activation.Sigmoid, true, Initializer.GlorotUniform));
}

/// <summary>A network written by hand, so that training can be tested without the generator.</summary>
internal sealed class FakeNetwork<TKind, T> : ITrainableNetwork<FakeNetwork<TKind, T>, T>
    where TKind : IFakeKind
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FakeEngine<TKind, T> _engine = new();

    public FakeNetwork(int seed = 1) => _engine.Initialize(seed);

    public static int InputSize => TKind.Description.InputSize;

    public static int OutputSize => TKind.Description.OutputSize;

    public static int ParameterCount => TKind.Description.ParameterCount;

    public static NetworkDescription Description => TKind.Description;

    public NetworkEngine<T> Engine => _engine;

    public ParameterBlock<T> Parameters => _engine.Parameters;

    /// <summary>How many batches it has been given, and with which dropout streams.</summary>
    public List<DropoutStream> Streams => _engine.Streams;

    public static FakeNetwork<TKind, T> CreateBlank()
    {
        var network = new FakeNetwork<TKind, T>();
        network.Parameters.Values.Clear();
        return network;
    }

    public static FakeNetwork<TKind, T> Load(string path) => NetworkFile.Load<FakeNetwork<TKind, T>, T>(path);

    public static FakeNetwork<TKind, T> Load(string path, WeightLayout layout) => NetworkFile.Load<FakeNetwork<TKind, T>, T>(path, layout);

    public static FakeNetwork<TKind, T> Load(Stream stream) => NetworkFile.Load<FakeNetwork<TKind, T>, T>(stream);

    public static FakeNetwork<TKind, T> Load(Stream stream, WeightLayout layout) => NetworkFile.Load<FakeNetwork<TKind, T>, T>(stream, layout);

    public void Save(string path) => NetworkFile.Save<FakeNetwork<TKind, T>, T>(this, path);

    public void Save(Stream stream) => NetworkFile.Save<FakeNetwork<TKind, T>, T>(this, stream);

    public T[] Logical()
    {
        T[] values = new T[ParameterCount];
        Parameters.CopyTo(values);
        return values;
    }

    public void Predict(ReadOnlySpan<T> input, Span<T> output) => _engine.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs) => _engine.PredictBatch(inputs, outputs);

    public void CopyParametersTo(Span<T> destination) => _engine.CopyParametersTo(destination);

    public void SetParameters(ReadOnlySpan<T> source) => _engine.SetParameters(source);

    public FakeNetwork<TKind, T> Clone()
    {
        FakeNetwork<TKind, T> copy = CreateBlank();
        copy._engine.Restore(_engine.Values);
        return copy;
    }

    public T ComputeGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient) => _engine.ComputeGradient(inputs, targets, gradient);

    [OverloadResolutionPriority(-1)]
    public void ComputeGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient) =>
        _engine.ComputeGradient(inputs, outputGradient, gradient);

    public T ComputeInputGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient) =>
        _engine.ComputeInputGradient(inputs, targets, inputGradient);

    [OverloadResolutionPriority(-1)]
    public void ComputeInputGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> inputGradient) =>
        _engine.ComputeInputGradient(inputs, outputGradient, inputGradient);
}

/// <summary>Its trainer, as the generator nests one in every network.</summary>
internal sealed class FakeTrainer<TKind, T> : NetworkTrainer<FakeNetwork<TKind, T>, T>
    where TKind : IFakeKind
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public FakeTrainer(FakeNetwork<TKind, T> network, Optimizer optimizer)
        : base(network, optimizer)
    {
    }

    public FakeTrainer(FakeNetwork<TKind, T> network, Optimizer optimizer, TrainerOptions options)
        : base(network, optimizer, options)
    {
    }
}
