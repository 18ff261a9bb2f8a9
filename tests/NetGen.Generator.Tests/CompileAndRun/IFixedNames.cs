namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// The members every network is promised to have, with exactly these signatures. Declarations in the sweeps implement it, so that a
/// changed signature does not compile, and so that the tests call the emitted members without reflection.
/// </summary>
public interface IFixedNames<TSelf, T>
    where TSelf : IFixedNames<TSelf, T>
{
    void Predict(ReadOnlySpan<T> input, Span<T> output);

    void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs);

    void CopyParametersTo(Span<T> destination);

    void SetParameters(ReadOnlySpan<T> parameters);

    T ComputeGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient);

    void ComputeGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient);

    T ComputeInputGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient);

    void ComputeInputGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> inputGradient);

    void Save(string path);

    void Save(Stream stream);

    static abstract TSelf Load(string path);

    static abstract TSelf Load(Stream stream);

    static abstract TSelf Load(string path, WeightLayout layout);

    static abstract TSelf Load(Stream stream, WeightLayout layout);

    TSelf Clone();
}

/// <summary>What networks with a softmax output have besides.</summary>
public interface IClassifies<T>
{
    int Classify(ReadOnlySpan<T> input);
}
