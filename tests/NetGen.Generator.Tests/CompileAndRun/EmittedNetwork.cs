using System.Numerics;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>A compiled network of either precision, driven in double: what goes in is rounded, what comes out is exact.</summary>
public abstract class EmittedNetwork
{
    public abstract int InputSize { get; }

    public abstract int OutputSize { get; }

    public abstract NetworkDescription Description { get; }

    public abstract double[] Parameters { get; set; }

    /// <summary>What is kept beside the parameters, in logical order.</summary>
    public abstract double[] State { get; }

    public abstract double[] Predict(double[] input);

    /// <summary>Rows in, rows out.</summary>
    public abstract double[][] PredictBatch(double[][] inputs);

    public abstract double ComputeGradient(double[][] inputs, double[][] targets, out double[] gradient);

    /// <summary>The loss and its gradient, with what each example counts.</summary>
    public abstract double WeightedGradient(double[][] inputs, double[][] targets, double[] weights, out double[] gradient);

    public abstract void ComputeGradientFrom(double[][] inputs, double[][] outputGradient, out double[] gradient);

    public abstract double ComputeInputGradient(double[][] inputs, double[][] targets, out double[][] inputGradient);

    public abstract void ComputeInputGradientFrom(double[][] inputs, double[][] outputGradient, out double[][] inputGradient);

    public abstract int Classify(double[] input);

    public abstract byte[] Save();

    public abstract EmittedNetwork Load(byte[] file);

    public abstract EmittedNetwork Clone();

    public abstract EmittedTrainer CreateTrainer(Optimizer optimizer, TrainerOptions? options = null);
}

/// <summary>The trainer of an <see cref="EmittedNetwork"/>.</summary>
public abstract class EmittedTrainer : IDisposable
{
    public abstract double Step(double[][] inputs, double[][] targets);

    public abstract double Step(double[][] inputs, double[][] targets, double[] weights);

    public abstract bool StepFrom(double[][] inputs, double[][] outputGradient);

    public abstract TrainingReport Fit(double[][] inputs, double[][] targets, FitOptions options);

    public abstract Evaluation Evaluate(double[][] inputs, double[][] targets);

    public abstract void Reset();

    public abstract void Dispose();
}

/// <summary>Makes the trainer that stands inside a network.</summary>
public delegate NetworkTrainer<TNetwork, T> TrainerFactory<TNetwork, T>(TNetwork network, Optimizer optimizer, TrainerOptions? options)
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>One class for all networks: the members are reached through <see cref="INetwork{TSelf, T}"/>.</summary>
public sealed class EmittedNetwork<TNetwork, T>(TNetwork network, TrainerFactory<TNetwork, T> createTrainer) : EmittedNetwork
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int InputSize => TNetwork.InputSize;

    public override int OutputSize => TNetwork.OutputSize;

    public override NetworkDescription Description => TNetwork.Description;

    public override double[] Parameters
    {
        get
        {
            var values = new T[TNetwork.ParameterCount];
            network.CopyParametersTo(values);
            return Rows.Widen(values);
        }
        set => network.SetParameters(Rows.Round<T>(value));
    }

    public override double[] State
    {
        get
        {
            ParameterLayout whole = TNetwork.Description.Layout.Whole;
            var values = new T[whole.Count];
            whole.ToLogical(network.Engine.Values, values);
            return Rows.Widen(values[TNetwork.ParameterCount..]);
        }
    }

    public override double[] Predict(double[] input)
    {
        var output = new T[OutputSize];
        network.Predict(Rows.Round<T>(input), output);
        return Rows.Widen(output);
    }

    public override double[][] PredictBatch(double[][] inputs)
    {
        var outputs = new T[inputs.Length * OutputSize];
        network.PredictBatch(Rows.Flatten<T>(inputs), outputs);
        return Rows.Split(outputs, OutputSize);
    }

    public override double ComputeGradient(double[][] inputs, double[][] targets, out double[] gradient)
    {
        var values = new T[TNetwork.ParameterCount];
        values.AsSpan().Fill(T.NaN); // written, not added to, and nothing left out
        T loss = network.ComputeGradient(Rows.Flatten<T>(inputs), Rows.Flatten<T>(targets), values);
        gradient = Rows.Widen(values);
        return double.CreateChecked(loss);
    }

    public override double WeightedGradient(double[][] inputs, double[][] targets, double[] weights, out double[] gradient)
    {
        ParameterLayout layout = TNetwork.Description.Layout;
        var workspace = new Workspace<T>(layout);
        var values = new T[TNetwork.ParameterCount];
        T loss = network.Engine.Gradient(Rows.Flatten<T>(inputs), BatchGoal<T>.Loss(Rows.Flatten<T>(targets), Rows.Round<T>(weights)), workspace, DropoutStream.None);
        layout.ToLogical<T>(workspace.Gradient, values);
        gradient = Rows.Widen(values);
        return double.CreateChecked(loss);
    }

    public override void ComputeGradientFrom(double[][] inputs, double[][] outputGradient, out double[] gradient)
    {
        var values = new T[TNetwork.ParameterCount];
        values.AsSpan().Fill(T.NaN);
        network.ComputeGradient(Rows.Flatten<T>(inputs), new OutputGradient<T>(Rows.Flatten<T>(outputGradient)), values);
        gradient = Rows.Widen(values);
    }

    public override double ComputeInputGradient(double[][] inputs, double[][] targets, out double[][] inputGradient)
    {
        var values = new T[inputs.Length * InputSize];
        values.AsSpan().Fill(T.NaN);
        T loss = network.ComputeInputGradient(Rows.Flatten<T>(inputs), Rows.Flatten<T>(targets), values);
        inputGradient = Rows.Split(values, InputSize);
        return double.CreateChecked(loss);
    }

    public override void ComputeInputGradientFrom(double[][] inputs, double[][] outputGradient, out double[][] inputGradient)
    {
        var values = new T[inputs.Length * InputSize];
        values.AsSpan().Fill(T.NaN);
        network.ComputeInputGradient(Rows.Flatten<T>(inputs), new OutputGradient<T>(Rows.Flatten<T>(outputGradient)), values);
        inputGradient = Rows.Split(values, InputSize);
    }

    public override int Classify(double[] input) => ((IClassifies<T>)network).Classify(Rows.Round<T>(input));

    public override byte[] Save()
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    public override EmittedNetwork Load(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return new EmittedNetwork<TNetwork, T>(TNetwork.Load(stream), createTrainer);
    }

    public override EmittedNetwork Clone() => new EmittedNetwork<TNetwork, T>(network.Clone(), createTrainer);

    public override EmittedTrainer CreateTrainer(Optimizer optimizer, TrainerOptions? options) =>
        new Trainer(createTrainer(network, optimizer, options));

    private sealed class Trainer(NetworkTrainer<TNetwork, T> trainer) : EmittedTrainer
    {
        public override double Step(double[][] inputs, double[][] targets) =>
            double.CreateChecked(trainer.Step(Rows.Flatten<T>(inputs), Rows.Flatten<T>(targets)));

        public override double Step(double[][] inputs, double[][] targets, double[] weights) =>
            double.CreateChecked(trainer.Step(Rows.Flatten<T>(inputs), Rows.Flatten<T>(targets), Rows.Round<T>(weights)));

        public override bool StepFrom(double[][] inputs, double[][] outputGradient) =>
            trainer.Step(Rows.Flatten<T>(inputs), new OutputGradient<T>(Rows.Flatten<T>(outputGradient)));

        public override TrainingReport Fit(double[][] inputs, double[][] targets, FitOptions options) =>
            trainer.Fit(Data(inputs, targets), options);

        public override Evaluation Evaluate(double[][] inputs, double[][] targets) => trainer.Evaluate(Data(inputs, targets));

        public override void Reset() => trainer.Reset();

        public override void Dispose() => trainer.Dispose();

        private static Dataset<T> Data(double[][] inputs, double[][] targets) =>
            new(TNetwork.InputSize, TNetwork.OutputSize, Rows.Flatten<T>(inputs), Rows.Flatten<T>(targets));
    }
}

/// <summary>Between the jagged doubles of the tests and the flat rows of the product.</summary>
internal static class Rows
{
    public static T[] Round<T>(double[] values)
        where T : IBinaryFloatingPointIeee754<T> => [.. values.Select(T.CreateChecked)];

    public static T[] Flatten<T>(double[][] rows)
        where T : IBinaryFloatingPointIeee754<T> => [.. rows.SelectMany(row => row).Select(T.CreateChecked)];

    public static double[] Widen<T>(T[] values)
        where T : IBinaryFloatingPointIeee754<T> => [.. values.Select(double.CreateChecked)];

    public static double[][] Split<T>(T[] values, int width)
        where T : IBinaryFloatingPointIeee754<T> => [.. Widen(values).Chunk(width)];
}
