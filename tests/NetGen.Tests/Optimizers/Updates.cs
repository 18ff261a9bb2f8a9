using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>Runs an optimizer on given gradients, outside any network.</summary>
internal static class Updates
{
    public const int Padded = 16;

    /// <summary>One vector of parameters, padded to 16 values.</summary>
    public static ParameterLayout Layout(int count) => new([new ParameterTensor("layer1.weight", 1, count, 0, Padded)], Padded);

    /// <summary>The parameters after every step.</summary>
    public static List<T[]> Run<T>(Optimizer optimizer, double[] initial, double[][] gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterLayout layout = Layout(initial.Length);
        ParameterBlock<T> parameters = new(layout), gradient = new(layout);
        parameters.Set(Round<T>(initial));
        ParameterUpdate<T> update = ParameterUpdate<T>.Create(optimizer, layout);
        var history = new List<T[]>();
        foreach (double[] slopes in gradients)
        {
            gradient.Set(Round<T>(slopes));
            update.Apply(parameters.Values, gradient.Values, optimizer.LearningRate);
            T[] now = new T[initial.Length];
            parameters.CopyTo(now);
            history.Add(now);
        }

        return history;
    }

    public static T[] Round<T>(double[] values)
        where T : IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateChecked);
}
