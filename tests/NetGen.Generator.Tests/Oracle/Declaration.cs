using System.Globalization;
using System.Text;

namespace NetGen.Generator.Tests.Oracle;

/// <summary>A layer as a user declares it.</summary>
public abstract record DeclaredLayer;

/// <summary><c>[Dense(units, activation)]</c>.</summary>
public sealed record DeclaredDense(
    int Units, Activation Activation, bool Bias = true, Initializer Initializer = Initializer.Auto) : DeclaredLayer;

/// <summary><c>[Dropout(rate)]</c>.</summary>
public sealed record DeclaredDropout(double Rate) : DeclaredLayer;

/// <summary>
/// A network as a user declares it: printed as C# for the compiler, and read by <see cref="ReferenceNetwork"/>.
/// The short form needs one activation, one bias and one initializer for all hidden layers, and no dropout.
/// </summary>
public sealed record Declaration(int Inputs, IReadOnlyList<DeclaredLayer> Layers)
{
    public Loss Loss { get; init; }

    public Precision Precision { get; init; } = Precision.Double;

    public Reduction Reduction { get; init; }

    public Accuracy Accuracy { get; init; }

    /// <summary>Printed as <c>[Network(n)]</c> with one attribute per layer, not as a list of sizes.</summary>
    public bool LongForm { get; init; }

    public IReadOnlyList<DeclaredDense> Dense { get; } = [.. Layers.OfType<DeclaredDense>()];

    public int Outputs => Dense[^1].Units;

    public bool IsSoftmax => Dense[^1].Activation == Activation.Softmax;

    /// <summary>The loss after <c>Auto</c> has been decided.</summary>
    public Loss ResolvedLoss => Loss != Loss.Auto ? Loss : IsSoftmax ? Loss.CrossEntropy : Loss.SquaredError;

    /// <summary>The scalar type in C#.</summary>
    public string Scalar => Precision == Precision.Double ? "double" : "float";

    /// <summary>The number of trainable values.</summary>
    public int ParameterCount
    {
        get
        {
            int count = 0, inputs = Inputs;
            foreach (DeclaredDense layer in Dense)
            {
                count += inputs * layer.Units + (layer.Bias ? layer.Units : 0);
                inputs = layer.Units;
            }

            return count;
        }
    }

    /// <summary>The short form: <paramref name="sizes"/> are inputs, hidden layers, outputs.</summary>
    public static Declaration Short(Activation hidden, Activation output, bool bias, params int[] sizes)
    {
        var layers = new DeclaredLayer[sizes.Length - 1];
        for (int i = 0; i < layers.Length; i++)
            layers[i] = new DeclaredDense(sizes[i + 1], i == layers.Length - 1 ? output : hidden, bias);
        return new Declaration(sizes[0], layers);
    }

    /// <summary>The attributes alone, one line each.</summary>
    public string Attributes => LongForm ? LongAttributes : ShortAttribute;

    private string ShortAttribute
    {
        get
        {
            DeclaredDense first = Dense[0];
            var text = new StringBuilder("[Network(").Append(Inputs);
            foreach (DeclaredDense layer in Dense) text.Append(", ").Append(layer.Units);
            if (Dense.Count > 1) text.Append(", Hidden = Activation.").Append(first.Activation);
            text.Append(", Output = Activation.").Append(Dense[^1].Activation);
            if (!first.Bias) text.Append(", Bias = false");
            if (first.Initializer != Initializer.Auto) text.Append(", Initializer = Initializer.").Append(first.Initializer);
            return text.Append(Options).Append(")]\n").ToString();
        }
    }

    private string LongAttributes
    {
        get
        {
            var text = new StringBuilder("[Network(").Append(Inputs).Append(Options).Append(")]\n");
            foreach (DeclaredLayer layer in Layers)
            {
                text.Append(layer switch
                {
                    DeclaredDense dense => $"[Dense({dense.Units}, Activation.{dense.Activation}"
                        + (dense.Bias ? "" : ", Bias = false")
                        + (dense.Initializer == Initializer.Auto ? "" : $", Initializer = Initializer.{dense.Initializer}") + ")]",
                    DeclaredDropout dropout => $"[Dropout({dropout.Rate.ToString("R", CultureInfo.InvariantCulture)})]",
                    _ => throw new InvalidOperationException("unknown layer"),
                }).Append('\n');
            }

            return text.ToString();
        }
    }

    private string Options =>
        (Loss == Loss.Auto ? "" : $", Loss = Loss.{Loss}")
        + (Precision == Precision.Single ? "" : $", Precision = Precision.{Precision}")
        + (Reduction == Reduction.Mean ? "" : $", Reduction = Reduction.{Reduction}")
        + (Accuracy == Accuracy.Accurate ? "" : $", Accuracy = Accuracy.{Accuracy}");

    public override string ToString() => Attributes + "public partial class N;";
}
