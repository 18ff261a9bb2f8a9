using System.Text;

namespace NetGen;

/// <summary>What a network is made of, with every <c>Auto</c> resolved.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Precision">The number type.</param>
/// <param name="InputSize">Number of inputs.</param>
/// <param name="Layers">The layers in order; at least one, the last one dense.</param>
/// <param name="Loss">What training makes small; never <see cref="Loss.Auto"/>.</param>
/// <param name="Reduction">How the losses of a batch become one number.</param>
/// <param name="Accuracy">How exactly exponentials and their kin are computed.</param>
/// <param name="Strategy">The shape of the code that was emitted, <c>micro</c>, <c>small</c> or <c>tiled</c>.</param>
/// <param name="Layout">Where each parameter stands.</param>
public sealed record NetworkDescription(
    string Name,
    Precision Precision,
    int InputSize,
    IReadOnlyList<LayerDescription> Layers,
    Loss Loss,
    Reduction Reduction,
    Accuracy Accuracy,
    string Strategy,
    ParameterLayout Layout)
{
    /// <summary>Number of outputs.</summary>
    public int OutputSize => Layers[^1].Units;

    /// <summary>Number of parameters, padding not counted.</summary>
    public int ParameterCount => Layout.Count;

    /// <summary>The activation of the last layer.</summary>
    internal Activation OutputActivation => ((DenseDescription)Layers[^1]).Activation;

    /// <summary>
    /// What decides predictions, apart from the parameters' values, in one line: inputs, then units, activation and bias of every dense
    /// layer. Files carry it, so that parameters are not loaded into another network of the same shape.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            // Every load asks for it, maybe as the first thing of a program: nothing is formatted or queried that would have to be loaded or compiled first.
            StringBuilder text = new StringBuilder("input ").Append(InputSize);
            IReadOnlyList<LayerDescription> layers = Layers;
            int count = layers.Count;
            for (int i = 0; i < count; i++)
            {
                if (layers[i] is DenseDescription dense) text.Append("; dense ").Append(dense.Units).Append(' ').Append(NameOf(dense.Activation)).Append(dense.Bias ? " bias" : "");
            }

            return text.ToString();
        }
    }

    // The names of an enumeration are found by reflection, which takes as long as a fifth of a load; the most usual ones need none.
    private static string NameOf(Activation activation) => activation switch
    {
        Activation.Identity => nameof(Activation.Identity),
        Activation.Sigmoid => nameof(Activation.Sigmoid),
        Activation.Tanh => nameof(Activation.Tanh),
        Activation.ReLU => nameof(Activation.ReLU),
        Activation.LeakyReLU => nameof(Activation.LeakyReLU),
        Activation.GELU => nameof(Activation.GELU),
        Activation.SiLU => nameof(Activation.SiLU),
        Activation.Softmax => nameof(Activation.Softmax),
        _ => activation.ToString(),
    };

    /// <summary>A table of the layers for people, several lines of text.</summary>
    public string Summary => NetworkSummary.Of(this);
}
