using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Torch;

/// <summary>Dense layers and their activations.</summary>
internal sealed class TorchNetwork
{
    private readonly Linear[] _layers;
    private readonly string _hidden, _output;

    public TorchNetwork(int[] sizes, string hidden, string output, float[] parameters)
    {
        (_hidden, _output) = (hidden, output);
        _layers = [.. sizes.Zip(sizes.Skip(1)).Select(layer => nn.Linear(layer.First, layer.Second))];
        using var _ = no_grad();
        int next = 0;
        foreach (Linear layer in _layers)
        {
            (int inputs, int outputs) = ((int)layer.in_features, (int)layer.out_features);
            layer.weight.copy_(tensor(parameters[next..(next + inputs * outputs)], [inputs, outputs]).t());
            next += inputs * outputs;
            layer.bias!.copy_(tensor(parameters[next..(next + outputs)]));
            next += outputs;
        }
    }

    public IEnumerable<Parameter> Parameters => _layers.SelectMany(layer => layer.parameters());

    public Tensor Forward(Tensor x) => Activate(Sums(x), _output);

    /// <summary>The mean over the examples: cross-entropy with softmax, half the squared error otherwise.</summary>
    public Tensor Loss(Tensor x, Tensor targets) => _output == "Softmax"
        ? nn.functional.cross_entropy(Sums(x), targets)
        : (Forward(x) - targets).square().sum() / (2 * x.shape[0]);

    private Tensor Sums(Tensor x)
    {
        for (int layer = 0; layer < _layers.Length - 1; layer++) x = Activate(_layers[layer].forward(x), _hidden);
        return _layers[^1].forward(x);
    }

    private static Tensor Activate(Tensor z, string activation) => activation switch
    {
        "Sigmoid" => z.sigmoid(),
        "Tanh" => z.tanh(),
        "ReLU" => z.relu(),
        "Softmax" => z.softmax(1),
        _ => z,
    };
}
