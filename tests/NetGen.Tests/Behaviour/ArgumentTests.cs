using System.Globalization;

namespace NetGen.Tests.Behaviour;

/// <summary>A span of the wrong length is refused by name, with the expected and the actual length; nothing is written.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void Straight_line_single()
    {
        var network = new SmallSingle();
        using var trainer = new SmallSingle.Trainer(network, new Sgd(0.1));
        Members<float>(
            SmallSingle.InputSize, SmallSingle.OutputSize, SmallSingle.ParameterCount,
            (input, output) => network.Predict(input, output),
            (inputs, outputs) => network.PredictBatch(inputs, outputs),
            (inputs, targets, gradient) => network.ComputeGradient(inputs, targets, gradient),
            network.CopyParametersTo,
            parameters => network.SetParameters(parameters),
            (inputs, targets) => trainer.Step(inputs, targets));
        Refused("input", 3, 4, () => network.Classify(new float[4]));
    }

    [Fact]
    public void Straight_line_double()
    {
        var network = new SmallDouble();
        using var trainer = new SmallDouble.Trainer(network, new Sgd(0.1));
        Members<double>(
            SmallDouble.InputSize, SmallDouble.OutputSize, SmallDouble.ParameterCount,
            (input, output) => network.Predict(input, output),
            (inputs, outputs) => network.PredictBatch(inputs, outputs),
            (inputs, targets, gradient) => network.ComputeGradient(inputs, targets, gradient),
            network.CopyParametersTo,
            parameters => network.SetParameters(parameters),
            (inputs, targets) => trainer.Step(inputs, targets));
    }

    [Fact]
    public void Layered_single()
    {
        var network = new LargeSingle();
        using var trainer = new LargeSingle.Trainer(network, new Sgd(0.1));
        Members<float>(
            LargeSingle.InputSize, LargeSingle.OutputSize, LargeSingle.ParameterCount,
            (input, output) => network.Predict(input, output),
            (inputs, outputs) => network.PredictBatch(inputs, outputs),
            (inputs, targets, gradient) => network.ComputeGradient(inputs, targets, gradient),
            network.CopyParametersTo,
            parameters => network.SetParameters(parameters),
            (inputs, targets) => trainer.Step(inputs, targets));
        Refused("input", 20, 19, () => network.Classify(new float[19]));
    }

    [Fact]
    public void Layered_double()
    {
        var network = new LargeDouble();
        using var trainer = new LargeDouble.Trainer(network, new Sgd(0.1));
        Members<double>(
            LargeDouble.InputSize, LargeDouble.OutputSize, LargeDouble.ParameterCount,
            (input, output) => network.Predict(input, output),
            (inputs, outputs) => network.PredictBatch(inputs, outputs),
            (inputs, targets, gradient) => network.ComputeGradient(inputs, targets, gradient),
            network.CopyParametersTo,
            parameters => network.SetParameters(parameters),
            (inputs, targets) => trainer.Step(inputs, targets));
    }

    [Fact]
    public void Derivatives()
    {
        Derive<SmallSingle, float>(new SmallSingle(), network => new SmallSingle.Trainer(network, new Sgd(0.1)));
        Derive<SmallDouble, double>(new SmallDouble(), network => new SmallDouble.Trainer(network, new Sgd(0.1)));
        Derive<LargeSingle, float>(new LargeSingle(), network => new LargeSingle.Trainer(network, new Sgd(0.1)));
        Derive<LargeDouble, double>(new LargeDouble(), network => new LargeDouble.Trainer(network, new Sgd(0.1)));
    }

    private static void Derive<TNetwork, T>(TNetwork network, Func<TNetwork, NetworkTrainer<TNetwork, T>> createTrainer)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 3;
        int inputs = Rows * TNetwork.InputSize, outputs = Rows * TNetwork.OutputSize, parameters = TNetwork.ParameterCount;
        using NetworkTrainer<TNetwork, T> trainer = createTrainer(network);
        foreach (int wrong in new[] { 1, inputs - 1, inputs + 1 })
        {
            Refused("inputs", TNetwork.InputSize, wrong, () => network.ComputeGradient(new T[wrong], new OutputGradient<T>(new T[outputs]), new T[parameters]));
            Refused("inputs", TNetwork.InputSize, wrong, () => network.ComputeInputGradient(new T[wrong], new T[outputs], new T[wrong]));
            Refused("inputs", TNetwork.InputSize, wrong, () => network.ComputeInputGradient(new T[wrong], new OutputGradient<T>(new T[outputs]), new T[wrong]));
            Refused("inputs", TNetwork.InputSize, wrong, () => trainer.Step(new T[wrong], new T[outputs], new T[Rows]));
            Refused("inputs", TNetwork.InputSize, wrong, () => trainer.Step(new T[wrong], new OutputGradient<T>(new T[outputs])));
            Refused("inputGradient", inputs, wrong, () => network.ComputeInputGradient(new T[inputs], new T[outputs], new T[wrong]));
            Refused("inputGradient", inputs, wrong, () => network.ComputeInputGradient(new T[inputs], new OutputGradient<T>(new T[outputs]), new T[wrong]));
        }

        foreach (int wrong in new[] { 0, outputs - 1, outputs + 1 })
        {
            Refused("outputGradient", outputs, wrong, () => network.ComputeGradient(new T[inputs], new OutputGradient<T>(new T[wrong]), new T[parameters]));
            Refused("targets", outputs, wrong, () => network.ComputeInputGradient(new T[inputs], new T[wrong], new T[inputs]));
            Refused("outputGradient", outputs, wrong, () => network.ComputeInputGradient(new T[inputs], new OutputGradient<T>(new T[wrong]), new T[inputs]));
            Refused("targets", outputs, wrong, () => trainer.Step(new T[inputs], new T[wrong], new T[Rows]));
            Refused("gradient", outputs, wrong, () => trainer.Step(new T[inputs], new OutputGradient<T>(new T[wrong])));
        }

        foreach (int wrong in new[] { 0, Rows - 1, Rows + 1 }) Refused("weights", Rows, wrong, () => trainer.Step(new T[inputs], new T[outputs], new T[wrong]));
        Refused("gradient", parameters, parameters - 1, () => network.ComputeGradient(new T[inputs], new OutputGradient<T>(new T[outputs]), new T[parameters - 1]));
        Refused("inputs", 1, 0, () => network.ComputeGradient([], default(OutputGradient<T>), new T[parameters]));
        Refused("inputs", 1, 0, () => network.ComputeInputGradient([], Array.Empty<T>(), []));
        Refused("inputs", 1, 0, () => network.ComputeInputGradient([], default(OutputGradient<T>), []));
        Refused("inputs", 1, 0, () => trainer.Step([], Array.Empty<T>(), []));
        Refused("inputs", 1, 0, () => trainer.Step([], default(OutputGradient<T>)));
    }

    /// <summary>No example is nothing to predict, and nothing to learn from.</summary>
    [Fact]
    public void No_examples()
    {
        var small = new SmallSingle();
        var large = new LargeDouble();
        small.PredictBatch([], []);
        large.PredictBatch([], []);
        Assert.ThrowsAny<ArgumentException>(() => small.ComputeGradient([], [], new float[SmallSingle.ParameterCount]));
        Assert.ThrowsAny<ArgumentException>(() => large.ComputeGradient([], [], new double[LargeDouble.ParameterCount]));
        using var smallTrainer = new SmallSingle.Trainer(small, new Adam());
        using var largeTrainer = new LargeDouble.Trainer(large, new Adam());
        Assert.ThrowsAny<ArgumentException>(() => smallTrainer.Step([], []));
        Assert.ThrowsAny<ArgumentException>(() => largeTrainer.Step([], []));
    }

    [Fact]
    public void Nothing()
    {
        Assert.Throws<ArgumentNullException>(() => new SmallSingle.Trainer(null!, new Adam()));
        Assert.Throws<ArgumentNullException>(() => new SmallSingle.Trainer(new SmallSingle(), null!));
        Assert.Throws<ArgumentNullException>(() => new SmallSingle().Save((string)null!));
        Assert.Throws<ArgumentNullException>(() => new SmallSingle().Save((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => SmallSingle.Load((string)null!));
        Assert.Throws<ArgumentNullException>(() => SmallSingle.Load((Stream)null!));
    }

    private static void Members<T>(
        int inputs, int outputs, int parameters,
        Action<T[], T[]> predict, Action<T[], T[]> predictBatch, Action<T[], T[], T[]> computeGradient,
        Action<Span<T>> copyParametersTo, Action<T[]> setParameters, Action<T[], T[]> step)
        where T : unmanaged
    {
        const int Rows = 3;
        foreach (int wrong in new[] { 0, inputs - 1, inputs + 1, 2 * inputs }) Refused("input", inputs, wrong, () => predict(new T[wrong], new T[outputs]));
        foreach (int wrong in new[] { 0, outputs - 1, outputs + 1, 2 * outputs }) Refused("output", outputs, wrong, () => predict(new T[inputs], new T[wrong]));

        foreach (int wrong in new[] { 1, inputs - 1, inputs + 1, Rows * inputs - 1 })
        {
            Refused("inputs", inputs, wrong, () => predictBatch(new T[wrong], new T[Rows * outputs]));
            Refused("inputs", inputs, wrong, () => step(new T[wrong], new T[Rows * outputs]));
            Refused("inputs", inputs, wrong, () => computeGradient(new T[wrong], new T[Rows * outputs], new T[parameters]));
        }

        foreach (int wrong in new[] { 0, 1, Rows * outputs - 1, Rows * outputs + 1, (Rows + 1) * outputs })
        {
            Refused("outputs", Rows * outputs, wrong, () => predictBatch(new T[Rows * inputs], new T[wrong]));
            Refused("targets", Rows * outputs, wrong, () => step(new T[Rows * inputs], new T[wrong]));
            Refused("targets", Rows * outputs, wrong, () => computeGradient(new T[Rows * inputs], new T[wrong], new T[parameters]));
        }

        foreach (int wrong in new[] { 0, parameters - 1, parameters + 1 })
        {
            Refused("gradient", parameters, wrong, () => computeGradient(new T[Rows * inputs], new T[Rows * outputs], new T[wrong]));
            Refused(copyParametersTo.Method.GetParameters()[0].Name!, parameters, wrong, () => copyParametersTo(new T[wrong]));
            Refused(null, parameters, wrong, () => setParameters(new T[wrong]));
        }

        Refused("outputs", 0, outputs, () => predictBatch([], new T[outputs]));
    }

    private static void Refused(string? name, int expected, int actual, Action action)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(action);
        Assert.False(string.IsNullOrEmpty(exception.ParamName));
        if (name is not null) Assert.Equal(name, exception.ParamName);
        Assert.Contains(expected.ToString("N0", CultureInfo.InvariantCulture).Replace(",", "", StringComparison.Ordinal), Digits(exception.Message), StringComparison.Ordinal);
        Assert.Contains(actual.ToString(CultureInfo.InvariantCulture), Digits(exception.Message), StringComparison.Ordinal);
    }

    /// <summary>The message with its thousands separators taken out.</summary>
    private static string Digits(string message) => message.Replace(",", "", StringComparison.Ordinal);
}
