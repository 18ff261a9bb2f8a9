using System.Globalization;

namespace NetGen.Generator.Tests.Oracle;

/// <summary>A chain of layers of any kind as a user declares it by attributes, and what it computes, by the book and in double.</summary>
/// <param name="Input">The shape of one example.</param>
/// <param name="Layers">The layers.</param>
public sealed record Chain(int[] Input, params ChainLayer[] Layers)
{
    public Loss Loss { get; init; }

    public Precision Precision { get; init; } = Precision.Double;

    public Reduction Reduction { get; init; }

    public string Scalar => Precision == Precision.Double ? "double" : "float";

    /// <summary>Of how many classes the inputs are, where they are tokens; else 0.</summary>
    public int Classes { get; init; }

    public int InputSize => Size(Input);

    /// <summary>An example, rounded to single precision.</summary>
    public double[] Example(Random random) =>
        [.. Enumerable.Range(0, InputSize).Select(_ => Classes > 0 ? random.Next(Classes) : (double)(float)(2 * random.NextDouble() - 1))];

    /// <summary>The shape after every layer.</summary>
    public IReadOnlyList<int[]> Shapes => [.. Layers.Aggregate(new List<int[]> { Input }, (shapes, layer) => [.. shapes, layer.Shape(shapes[^1])])];

    public int[] Output => Shapes[^1];

    public int OutputSize => Size(Output);

    /// <summary>The last layer's activation, if it ends with one.</summary>
    public Activation OutputActivation => Layers.Last(layer => layer is not DropoutOf) switch
    {
        DenseOf dense => dense.Activation,
        ActivateBy activate => activate.Activation,
        _ => Activation.Identity,
    };

    public Loss ResolvedLoss => Loss != Loss.Auto ? Loss : OutputActivation == Activation.Softmax ? Loss.CrossEntropy : Loss.SquaredError;

    public int ParameterCount => Layers.Zip(Shapes, (layer, shape) => layer.Parameters(shape)).Sum();

    public string Attributes =>
        $"[Network(Precision = Precision.{Precision}, Loss = Loss.{Loss}, Reduction = Reduction.{Reduction}), Input({string.Join(", ", Input)}{(Classes > 0 ? $", Classes = {Classes}" : "")})]\n"
        + string.Concat(Layers.Select(layer => $"[{layer.Attribute}]\n"));

    public static int Size(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    public int StateCount => Layers.Zip(Shapes, (layer, shape) => layer.States(shape)).Sum();

    /// <summary>Predictions by parameters and state, one behind the other.</summary>
    public double[] Predict(double[] input, double[] whole) => Run([input], whole, isTraining: false)[0];

    /// <summary>The loss of a batch, every example times its weight.</summary>
    public double LossOf(double[][] inputs, double[][] targets, double[] whole, double[]? weights = null, bool isTraining = false)
    {
        double total = 0, count = weights?.Sum() ?? inputs.Length;
        double[][] outputs = Run(inputs, whole, isTraining);
        for (int e = 0; e < inputs.Length; e++) total += (weights?[e] ?? 1) * LossOf(outputs[e], targets[e]);
        return Reduction == Reduction.Mean ? total / count : total;
    }

    /// <summary>The state after a training step.</summary>
    public double[] NextState(double[][] inputs, double[] whole)
    {
        double[] next = [.. whole];
        Run(inputs, next, isTraining: true);
        return next[ParameterCount..];
    }

    private double[][] Run(double[][] values, double[] whole, bool isTraining)
    {
        int at = 0, state = ParameterCount;
        foreach ((ChainLayer layer, int[] shape) in Layers.Zip(Shapes))
        {
            int count = layer.Parameters(shape), states = layer.States(shape);
            double[] parameters = whole[at..(at + count)], known = whole[state..(state + states)];
            values = layer.Run(values, shape, parameters, known, isTraining);
            known.CopyTo(whole, state);
            at += count;
            state += states;
        }
        return values;
    }

    /// <summary>Targets that the loss may have: one class in every row, or anything in the outputs' range.</summary>
    public double[] Target(Random random)
    {
        double[] target = [.. Enumerable.Range(0, OutputSize).Select(_ => Math.Round(random.NextDouble(), 3))];
        if (ResolvedLoss != Loss.CrossEntropy) return [.. target.Select(value => (double)(float)value)];
        int classes = Output[^1];
        for (int row = 0; row < target.Length; row += classes)
        {
            Array.Clear(target, row, classes);
            target[row + random.Next(classes)] = 1;
        }
        return target;
    }

    public override string ToString() => Attributes;

    private double LossOf(double[] output, double[] target) => output.Zip(target, (y, t) => ResolvedLoss switch
    {
        Loss.CrossEntropy => t == 0 ? 0 : -t * Math.Log(y),
        Loss.BinaryCrossEntropy => -t * Math.Log(y) - (1 - t) * Math.Log(1 - y),
        var loss => Textbook.Losses[loss].Value(y - t),
    }).Sum();
}

/// <summary>A layer of a <see cref="Chain"/>.</summary>
public abstract record ChainLayer
{
    /// <summary>As it is declared.</summary>
    public abstract string Attribute { get; }

    /// <summary>The shape it makes of another.</summary>
    public virtual int[] Shape(int[] input) => input;

    public virtual int Parameters(int[] input) => 0;

    /// <summary>Values that it keeps beside its parameters.</summary>
    public virtual int States(int[] input) => 0;

    /// <summary>What it makes of a batch; what is kept may change in training.</summary>
    public virtual double[][] Run(double[][] values, int[] shape, double[] parameters, double[] state, bool isTraining) =>
        [.. values.Select(example => Apply(example, shape, parameters))];

    /// <summary>What it makes of one example.</summary>
    protected abstract double[] Apply(double[] values, int[] shape, double[] parameters);

    /// <summary>Every row, along the last dimension, by itself.</summary>
    protected static double[] Rows(double[] values, int[] shape, Func<double[], IEnumerable<double>> apply) => [.. values.Chunk(shape[^1]).SelectMany(apply)];

    protected static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}

public sealed record DenseOf(int Units, Activation Activation, bool Bias = true) : ChainLayer
{
    public override string Attribute => $"Dense({Units}, Activation.{Activation}, Bias = {(Bias ? "true" : "false")})";

    public override int[] Shape(int[] input) => [.. input[..^1], Units];

    public override int Parameters(int[] input) => input[^1] * Units + (Bias ? Units : 0);

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => Rows(values, shape, row =>
        ActivateBy.Of(Activation, [.. Enumerable.Range(0, Units).Select(unit =>
            (Bias ? parameters[row.Length * Units + unit] : 0) + row.Select((x, i) => x * parameters[i * Units + unit]).Sum())]));
}

public sealed record ActivateBy(Activation Activation) : ChainLayer
{
    public override string Attribute => $"Activate(Activation.{Activation})";

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => Rows(values, shape, row => Of(Activation, row));

    public static double[] Of(Activation activation, double[] row) =>
        activation == Activation.Softmax ? Textbook.Softmax(row) : [.. row.Select(x => Textbook.Activations[activation].Value(x))];
}

public sealed record PReLUOf : ChainLayer
{
    public override string Attribute => "PReLU";

    public override int Parameters(int[] input) => input[^1];

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => Rows(values, shape, row => row.Zip(parameters, (x, slope) => x > 0 ? x : slope * x));
}

public sealed record LayerNormOf : ChainLayer
{
    public override string Attribute => "LayerNorm";

    public override int Parameters(int[] input) => 2 * input[^1];

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => Rows(values, shape, row =>
    {
        double mean = row.Average(), variance = row.Average(x => (x - mean) * (x - mean));
        return row.Select((x, i) => (x - mean) / Math.Sqrt(variance + 1e-5) * parameters[i] + parameters[row.Length + i]);
    });
}

public sealed record BatchNormOf : ChainLayer
{
    public override string Attribute => "BatchNorm";

    public override int Parameters(int[] input) => 2 * input[^1];

    public override int States(int[] input) => 2 * input[^1];

    public override double[][] Run(double[][] values, int[] shape, double[] parameters, double[] state, bool isTraining)
    {
        int channels = shape[^1];
        double[][] result = [.. values.Select(example => new double[example.Length])];
        for (int channel = 0; channel < channels; channel++)
        {
            (int Example, int At)[] places = [.. from e in Enumerable.Range(0, values.Length) from at in Enumerable.Range(0, values[e].Length) where at % channels == channel select (e, at)];
            double[] all = [.. places.Select(place => values[place.Example][place.At])];
            double mean = state[channel], variance = state[channels + channel];
            if (isTraining)
            {
                mean = all.Average();
                variance = all.Average(x => (x - mean) * (x - mean));
                state[channel] = 0.9 * state[channel] + 0.1 * mean;
                state[channels + channel] = 0.9 * state[channels + channel] + 0.1 * variance * (all.Length > 1 ? all.Length / (all.Length - 1.0) : 1);
            }
            foreach ((int e, int at) in places)
                result[e][at] = (values[e][at] - mean) / Math.Sqrt(variance + 1e-5) * parameters[channel] + parameters[channels + channel];
        }
        return result;
    }

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => throw new NotSupportedException();
}

/// <param name="Classes">As the input says.</param>
/// <param name="Width">The values of one vector.</param>
public sealed record EmbeddingOf(int Classes, int Width) : ChainLayer
{
    public override string Attribute => $"Embedding({Width})";

    public override int[] Shape(int[] input) => [input[0], Width];

    public override int Parameters(int[] input) => Classes * Width;

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => [.. values.SelectMany(token => parameters[((int)token * Width)..((int)token * Width + Width)])];
}

public sealed record FlattenAll : ChainLayer
{
    public override string Attribute => "Flatten";

    public override int[] Shape(int[] input) => [Chain.Size(input)];

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => values;
}

/// <summary>Nothing in predictions, losses and gradients that are computed apart.</summary>
public sealed record DropoutOf(double Rate) : ChainLayer
{
    public override string Attribute => $"Dropout({Text(Rate)})";

    protected override double[] Apply(double[] values, int[] shape, double[] parameters) => values;
}
