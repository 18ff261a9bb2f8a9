using System.Globalization;

namespace NetGen;

/// <summary>
/// Training met a loss that is not a finite number. The network keeps the parameters from before that step. A finite loss with an infinite gradient
/// is only noticed at the next step, when the parameters are already spoilt. Smaller learning rates and inputs of about unit scale are the usual
/// cure.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="batch">The batch within the epoch, counted from 1.</param>
    /// <param name="loss">The loss: NaN or infinite.</param>
    /// <param name="layer">The first layer with a value that is not finite; null when there is none, only the loss is not.</param>
    public TrainingDivergedException(int epoch, int batch, double loss, string? layer)
        : base(Describe(epoch, batch, loss, layer))
    {
        Epoch = epoch;
        Batch = batch;
        Loss = loss;
        Layer = layer;
    }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch within the epoch, counted from 1.</summary>
    public int Batch { get; }

    /// <summary>The loss: NaN or infinite.</summary>
    public double Loss { get; }

    /// <summary>
    /// The first layer with a parameter, a weighted sum or an output that is not finite, by the name its parameters have in files, such as
    /// <c>layer1</c>; null when there is none.
    /// </summary>
    public string? Layer { get; }

    private static string Describe(int epoch, int batch, double loss, string? layer)
    {
        string where = layer is null ? "every layer's values are finite" : $"the first layer with a value that is not finite is {layer}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Training diverged in epoch {epoch}, batch {batch}: the loss is {loss}; {where}. A smaller learning rate may help.");
    }
}
