using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Between which limits values lie, the limits among them: what an activation can give, and so what its targets can be.</summary>
/// <param name="Lowest">The lower limit; negative infinity where there is none.</param>
/// <param name="Highest">The upper limit; infinity where there is none.</param>
internal readonly record struct OutputRange(double Lowest, double Highest)
{
    // The same constants as in the generator; the least values of x Phi(x) and of x sigmoid(x).
    private const double LeastSelu = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717;
    private const double LeastGelu = -0.16997120747990366, LeastSilu = -0.2784645427610738;

    /// <summary>What a network's outputs can be.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said it of its last layer.</exception>
    public static OutputRange Of(NetworkDescription network)
    {
        // Where a limit is no round number, outputs may be below it by as much as their function is rounded.
        double rounding = network is { Precision: Precision.Double, Accuracy: Accuracy.Accurate } ? 4e-15 : 2e-6;
        return network.OutputActivation switch
        {
            Activation.Identity or Activation.LeakyReLU => new(double.NegativeInfinity, double.PositiveInfinity),
            Activation.Sigmoid or Activation.HardSigmoid or Activation.Gaussian or Activation.Softmax => new(0, 1),
            Activation.Tanh or Activation.Softsign or Activation.HardTanh or Activation.Sine => new(-1, 1),
            Activation.ReLU or Activation.Softplus => AtLeast(0),
            Activation.ELU => AtLeast(-1),
            Activation.SELU => AtLeast(LeastSelu * (1 + rounding)),
            Activation.GELU => AtLeast(LeastGelu * (1 + rounding)),
            Activation.SiLU => AtLeast(LeastSilu * (1 + rounding)),
            var other => throw new InvalidOperationException($"The range of {other} is not known."),
        };
    }

    /// <summary>The smallest range that has all of some values in it.</summary>
    /// <param name="values">Numbers; at least one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static OutputRange Covering<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T lowest = values[0], highest = values[0];
        foreach (T value in values)
        {
            if (value < lowest) lowest = value;
            if (value > highest) highest = value;
        }

        return new OutputRange(double.CreateChecked(lowest), double.CreateChecked(highest));
    }

    /// <summary>Whether all of another range is in this one.</summary>
    public bool Contains(OutputRange other) => other.Lowest >= Lowest && other.Highest <= Highest;

    /// <summary>The first target that is outside, and what to do; null when none is.</summary>
    /// <param name="network">Whose range it is.</param>
    /// <param name="targets">Rows of targets.</param>
    /// <param name="what">What a row is called.</param>
    /// <param name="first">The number of the first one.</param>
    public string? Trouble<T>(NetworkDescription network, ReadOnlySpan<T> targets, string what, long first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (targets.IsEmpty || Contains(Covering(targets))) return null;
        int at = 0;
        while (Contains(Covering(targets.Slice(at, 1)))) at++;
        string range = double.IsFinite(Highest) ? Words($"in [{Lowest}, {Highest}]") : Words($"at least {Lowest:G5}");
        string found = Words($"but {what} {first + at / network.OutputSize}, column {at % network.OutputSize} is {targets[at]}");
        return network.Loss == Loss.BinaryCrossEntropy
            ? $"Binary cross-entropy needs targets {range}, {found}. For quantities declare Output = Activation.Identity with another Loss, or scale them."
            : $"Targets must be {range}, as outputs of Activation.{network.OutputActivation} are, {found}. "
                + "Declare Output = Activation.Identity, or scale the targets.";
    }

    private static OutputRange AtLeast(double lowest) => new(lowest, double.PositiveInfinity);

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
