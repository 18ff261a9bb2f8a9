using System.Numerics;

namespace NetGen.Reporting;

/// <content>The decision boundary of networks with two inputs.</content>
public sealed partial class Chart
{
    /// <summary>
    /// What a network with two inputs answers where, and examples on top of it. Areas have the colour of the class with the largest output, the
    /// first of equals; of a single output, class 1 where it is above 0.5. They are the stronger the larger the lead over the next class.
    /// Examples in a wrong area have a dark ring. Of more than 1,500 examples evenly spaced ones are drawn.
    /// </summary>
    /// <remarks>In SVG the areas are an image within the picture, of 360 by 360 pixels.</remarks>
    /// <param name="network">The network; the parameters it has now are used, later changes are not seen.</param>
    /// <param name="data">The examples, as the network takes them.</param>
    /// <param name="classNames">A name per class; by default the numbers from 0. A single output has two classes.</param>
    /// <param name="inputNames">A name for each of the two inputs; by default none.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// The network has not two inputs, the dataset does not fit it, or there is not one name per class, or not one per input.
    /// </exception>
    public static Chart DecisionBoundary<TNetwork, T>(
        INetwork<TNetwork, T> network, Dataset<T> data, IReadOnlyList<string>? classNames = null, IReadOnlyList<string>? inputNames = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        int outputs = TNetwork.OutputSize, classes = Math.Max(2, outputs);
        if (TNetwork.InputSize != 2) throw new ArgumentException($"Expected a network with 2 inputs, but got one with {TNetwork.InputSize}.", nameof(network));
        if (data.InputSize != 2 || data.OutputSize != outputs)
            throw new ArgumentException($"Expected examples of 2 inputs and {outputs} outputs, but got {data.InputSize} and {data.OutputSize}.", nameof(data));
        string[] names = Require.ClassNames(classNames, classes);
        if (inputNames is not (null or [not null, not null]))
            throw new ArgumentException($"Expected 2 input names, but got {inputNames.Count(name => name is not null)}.", nameof(inputNames));

        TNetwork copy = network.Clone();
        var plane = new Plane(classes, inputs => Answers<TNetwork, T>(copy, inputs));
        double[] points = [.. data.Inputs.ToArray().Select(double.CreateChecked)];
        int[] classOf = [.. Read(data.Targets.Span, outputs).Select(one => one.Class)];
        var chart = new BoundaryChart(plane, points, classOf, names, inputNames?[0] ?? "", inputNames?[1] ?? "");
        string description =
            $"The areas in which the network answers with each of {classes} classes, and {Numbers.Count(data.Count)} examples, "
            + $"{Numbers.Count(chart.Mistakes)} of them in the area of another class.";
        return new Chart("Decision boundary", description, 640, 480, chart.Draw, InlineWidth);
    }

    private static (int Class, double Lead)[] Answers<TNetwork, T>(TNetwork network, double[] inputs)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[inputs.Length], outputs = new T[inputs.Length / 2 * TNetwork.OutputSize];
        for (int i = 0; i < inputs.Length; i++) values[i] = T.CreateChecked(inputs[i]);
        network.PredictBatch(values, outputs);
        return Read<T>(outputs, TNetwork.OutputSize);
    }

    /// <summary>The classes of rows of outputs, or of targets, and their leads.</summary>
    private static (int Class, double Lead)[] Read<T>(ReadOnlySpan<T> rows, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var answers = new (int Class, double Lead)[rows.Length / size];
        for (int row = 0; row < answers.Length; row++) answers[row] = Read(rows.Slice(row * size, size));
        return answers;
    }

    /// <summary>The class of one row of outputs, or of targets, as <see cref="ClassificationReport"/> reads it, and its lead.</summary>
    private static (int Class, double Lead) Read<T>(ReadOnlySpan<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (output.Length == 1)
        {
            double value = double.CreateChecked(output[0]);
            return (value > 0.5 ? 1 : 0, Share(Math.Abs(2 * value - 1)));
        }

        int best = Classification.ArgMax(output);
        double next = double.NegativeInfinity;
        for (int one = 0; one < output.Length; one++)
            if (one != best) next = Math.Max(next, double.CreateChecked(output[one]));
        return (best, Share(double.CreateChecked(output[best]) - next));

        static double Share(double lead) => double.IsNaN(lead) ? 0 : Math.Min(lead, 1);
    }
}
