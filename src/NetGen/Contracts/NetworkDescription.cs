using System.Text;

namespace NetGen;

/// <summary>What a network is made of, with every <c>Auto</c> resolved.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Precision">The number type.</param>
/// <param name="InputSize">Number of inputs.</param>
/// <param name="Layers">The layers in order; at least one, the last of which makes the outputs.</param>
/// <param name="Loss">What training makes small; <see cref="Loss.Auto"/> only where it is a <see cref="LossFunction"/> of the user's own.</param>
/// <param name="Reduction">How the losses of a batch become one number.</param>
/// <param name="Accuracy">How exactly exponentials and their kin are computed.</param>
/// <param name="CompiledAs">The shape of the code that was emitted.</param>
/// <param name="Layout">Where each parameter stands.</param>
public sealed record NetworkDescription(
    string Name,
    Precision Precision,
    int InputSize,
    IReadOnlyList<LayerDescription> Layers,
    Loss Loss,
    Reduction Reduction,
    Accuracy Accuracy,
    Strategy CompiledAs,
    ParameterLayout Layout)
{
    private readonly IReadOnlyList<int>? _inputShape;

    /// <summary>The shape of one example: of a sequence steps and features, of an image height, width and channels.</summary>
    public IReadOnlyList<int> InputShape
    {
        get => _inputShape ?? [InputSize];
        init => _inputShape = value;
    }

    /// <summary>Of how many classes the inputs are, where they are tokens; 0 where they are quantities.</summary>
    public int InputClasses { get; init; }

    /// <summary>The shape of one example's outputs.</summary>
    public IReadOnlyList<int> OutputShape => Layers[^1].OutputShape;

    /// <summary>The name of the method with <see cref="ElementwiseAttribute"/> that training makes small; null where that is a <see cref="NetGen.Loss"/>.</summary>
    public string? LossFunction { get; init; }

    /// <summary>What the loss is called, whoever wrote it.</summary>
    public string LossName => LossFunction ?? Loss.ToString();

    /// <summary>Number of outputs.</summary>
    public int OutputSize => Layers[^1].Units;

    /// <summary>Number of parameters, padding not counted.</summary>
    public int ParameterCount => Layout.Count;

    /// <summary><see cref="CompiledAs"/> in a word: <c>micro</c>, <c>small</c> or <c>tiled</c>.</summary>
    public string Strategy => Word(CompiledAs);

    /// <summary>Values that belong to one answer: the classes at each step of a sequence, where cross-entropy compares them, else all outputs.</summary>
    internal int AnswerSize => Loss == Loss.CrossEntropy ? OutputShape[^1] : OutputSize;

    /// <summary>The activation that makes the outputs.</summary>
    internal Activation OutputActivation => Layers[^1].Activation ?? Activation.Identity;

    /// <summary>
    /// What decides predictions, apart from the parameters' values, in one line: inputs, then units, activation and options of every
    /// layer that does not only train. Files carry it, so that parameters are not loaded into another network of the same shape.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            // Every load asks for it, maybe as the first thing of a program: nothing is formatted or queried that would have to be loaded or compiled first.
            StringBuilder text = new StringBuilder("input ");
            if (_inputShape is not { } shape) text.Append(InputSize);
            else for (int i = 0; i < shape.Count; i++) (i == 0 ? text : text.Append('x')).Append(shape[i]);
            if (InputClasses > 0) text.Append(" of ").Append(InputClasses);
            IReadOnlyList<LayerDescription> layers = Layers;
            int count = layers.Count;
            for (int i = 0; i < count; i++)
            {
                if (!layers[i].OnlyTrains) layers[i].AppendFingerprint(text.Append("; "));
            }

            return text.ToString();
        }
    }

    /// <summary>A table of the layers for people, several lines of text.</summary>
    public string Summary => NetworkSummary.Of(this);

    /// <summary>A strategy as texts name it.</summary>
    internal static string Word(Strategy strategy) => strategy switch
    {
        NetGen.Strategy.Micro => "micro",
        NetGen.Strategy.Small => "small",
        _ => "tiled",
    };
}
