using System.Numerics;

namespace NetGen.Reporting;

/// <content>The weights of networks that see images.</content>
public sealed partial class Chart
{
    /// <summary>
    /// What the units of the first layer look for in an image: the weights into each unit, in place of the pixels they belong to; positive ones
    /// vermilion, negative ones blue, in proportion to the largest of those shown.
    /// </summary>
    /// <remarks>In SVG every unit is an image within the picture, a pixel for each weight, which viewers are told not to smooth.</remarks>
    /// <param name="network">The network; the parameters it has now are used, later changes are not seen.</param>
    /// <param name="width">The width of the images the network takes.</param>
    /// <param name="height">Their height; width times height is the number of inputs, row by row from the top left.</param>
    /// <param name="maximumUnits">How many units to show at most, the first ones; 64 by default, from 1 to 1,024.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">The network does not take images of this size.</exception>
    public static Chart FirstLayer<TNetwork, T>(INetwork<TNetwork, T> network, int width, int height, int maximumUnits = 64)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Require.Between(1, TNetwork.InputSize, width, nameof(width));
        Require.Between(1, TNetwork.InputSize, height, nameof(height));
        Require.Between(1, 1024, maximumUnits, nameof(maximumUnits));
        if ((long)width * height != TNetwork.InputSize)
            throw new ArgumentException($"Expected an image of {TNetwork.InputSize} pixels, as many as the network has inputs, but got {width} x {height}.", nameof(height));

        // Parameters in logical order begin with the first layer's weights, [in][out].
        T[] parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        int units = TNetwork.Description.Layout.Tensors[0].Columns;
        double[][] weights =
        [
            .. Enumerable.Range(0, Math.Min(units, maximumUnits))
                .Select(unit => Enumerable.Range(0, width * height).Select(pixel => double.CreateChecked(parameters[pixel * units + unit])).ToArray()),
        ];
        var chart = new WeightsChart(weights, (width, height), units);
        string description = $"The weights into {weights.Length} of {units} units of the first layer, each as an image of {width} by {height} pixels.";
        return new Chart("First-layer weights", description, chart.Width, chart.Height, chart.Draw);
    }
}
