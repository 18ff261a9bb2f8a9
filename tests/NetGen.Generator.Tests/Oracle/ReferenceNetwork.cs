namespace NetGen.Generator.Tests.Oracle;

/// <summary>
/// The slowest and plainest neural network there is: arrays of arrays, one neuron at a time, in double precision, with the
/// backward pass written out by hand. It knows nothing of the product but the names of activations and losses.
/// </summary>
public sealed class ReferenceNetwork(Declaration declaration)
{
    private readonly IReadOnlyList<DeclaredDense> _layers = declaration.Dense;
    private readonly double[][][] _weights = new double[declaration.Dense.Count][][]; // [layer][input][output]
    private readonly double[][] _biases = new double[declaration.Dense.Count][];      // [layer][output]
    private double _kinkDistance = double.PositiveInfinity;

    /// <summary>All parameters: layer by layer, weights [in][out] row by row, then biases where the layer has them.</summary>
    public double[] Parameters
    {
        get => Flatten(_weights, _biases);
        set
        {
            Assert.Equal(declaration.ParameterCount, value.Length);
            int at = 0, inputs = declaration.Inputs;
            for (int l = 0; l < _layers.Count; l++)
            {
                int units = _layers[l].Units;
                _weights[l] = new double[inputs][];
                for (int i = 0; i < inputs; i++, at += units) _weights[l][i] = value[at..(at + units)];
                _biases[l] = _layers[l].Bias ? value[at..(at + units)] : new double[units];
                if (_layers[l].Bias) at += units;
                inputs = units;
            }
        }
    }

    public double[] Predict(double[] input) => Forward(input).Values[^1];

    /// <summary>The losses of the examples, averaged or summed as declared.</summary>
    public double Loss(double[][] inputs, double[][] targets)
    {
        double sum = 0;
        for (int e = 0; e < inputs.Length; e++) sum += ExampleLoss(Forward(inputs[e]), targets[e]);
        return sum * Scale(inputs.Length);
    }

    /// <summary>The loss of a batch and its derivative by every parameter.</summary>
    public double Gradient(double[][] inputs, double[][] targets, out double[] gradient)
    {
        double[][][] weights = [.. _weights.Select(layer => layer.Select(row => new double[row.Length]).ToArray())];
        double[][] biases = [.. _biases.Select(bias => new double[bias.Length])];
        _kinkDistance = double.PositiveInfinity;
        double sum = 0, scale = Scale(inputs.Length);
        for (int e = 0; e < inputs.Length; e++)
        {
            Trace trace = Forward(inputs[e]);
            sum += ExampleLoss(trace, targets[e]);
            double[] delta = OutputDelta(trace, targets[e]); // d loss / d logits of layer l
            for (int l = _layers.Count - 1; l >= 0; l--)
            {
                double[] input = trace.Values[l], below = new double[input.Length];
                for (int o = 0; o < delta.Length; o++) biases[l][o] += scale * delta[o];
                for (int i = 0; i < input.Length; i++)
                {
                    double[] derivatives = weights[l][i], weight = _weights[l][i];
                    for (int o = 0; o < delta.Length; o++)
                    {
                        derivatives[o] += scale * delta[o] * input[i];
                        below[i] += delta[o] * weight[o];
                    }
                }

                if (l > 0) delta = [.. below.Select((d, i) => d * Derivative(l - 1, trace.Logits[l - 1][i]))];
            }
        }

        gradient = Flatten(weights, biases);
        return sum * scale;
    }

    /// <summary>How near the last <see cref="Gradient"/> came to a place where a derivative jumps: there rounding decides, and nobody is right.</summary>
    public double KinkDistance => _kinkDistance;

    private double Scale(int examples) => declaration.Reduction == Reduction.Mean ? 1.0 / examples : 1;

    private Trace Forward(double[] input)
    {
        var trace = new Trace(new double[_layers.Count][], new double[_layers.Count + 1][]);
        trace.Values[0] = input;
        for (int l = 0; l < _layers.Count; l++)
        {
            double[] logits = [.. _biases[l]];
            for (int i = 0; i < trace.Values[l].Length; i++)
            {
                double value = trace.Values[l][i];
                double[] weight = _weights[l][i];
                for (int o = 0; o < logits.Length; o++) logits[o] += value * weight[o];
            }

            trace.Logits[l] = logits;
            Activation activation = _layers[l].Activation;
            trace.Values[l + 1] = activation == Activation.Softmax
                ? Textbook.Softmax(logits)
                : [.. logits.Select(Textbook.Activations[activation].Value)];
        }

        return trace;
    }

    private double ExampleLoss(Trace trace, double[] target) => declaration.ResolvedLoss switch
    {
        NetGen.Loss.CrossEntropy => Textbook.CrossEntropy(trace.Logits[^1], target),
        NetGen.Loss.BinaryCrossEntropy => trace.Logits[^1].Zip(target, Textbook.BinaryCrossEntropy).Sum(),
        NetGen.Loss loss => trace.Values[^1].Zip(target, (y, t) => Textbook.Losses[loss].Value(y - t)).Sum(),
    };

    private double[] OutputDelta(Trace trace, double[] target)
    {
        // Softmax with cross-entropy and sigmoid with binary cross-entropy share the famous p - t.
        if (declaration.ResolvedLoss is NetGen.Loss.CrossEntropy or NetGen.Loss.BinaryCrossEntropy)
            return [.. trace.Values[^1].Zip(target, (p, t) => p - t)];
        Curve loss = Textbook.Losses[declaration.ResolvedLoss];
        var delta = new double[target.Length];
        for (int o = 0; o < delta.Length; o++)
        {
            double error = trace.Values[^1][o] - target[o];
            _kinkDistance = Math.Min(_kinkDistance, loss.DistanceToKink(error));
            delta[o] = loss.Derivative(error) * Derivative(_layers.Count - 1, trace.Logits[^1][o]);
        }

        return delta;
    }

    private double Derivative(int layer, double logit)
    {
        Curve curve = Textbook.Activations[_layers[layer].Activation];
        // Exactly zero is what a unit without bias makes of zeros, the outputs of units that are off: nothing is rounded there.
        if (logit != 0) _kinkDistance = Math.Min(_kinkDistance, curve.DistanceToKink(logit));
        return curve.Derivative(logit);
    }

    private double[] Flatten(double[][][] weights, double[][] biases)
    {
        var all = new List<double>();
        for (int l = 0; l < _layers.Count; l++)
        {
            foreach (double[] row in weights[l]) all.AddRange(row);
            if (_layers[l].Bias) all.AddRange(biases[l]);
        }

        return [.. all];
    }

    private sealed record Trace(double[][] Logits, double[][] Values);
}
