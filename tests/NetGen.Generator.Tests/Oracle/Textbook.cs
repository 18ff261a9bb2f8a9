namespace NetGen.Generator.Tests.Oracle;

/// <summary>
/// Every activation and loss with its gradient, typed in from the textbook and PyTorch's definitions, not taken from the product.
/// At a kink the gradient is the one NetGen promises: 0 for ReLU, 0.01 for LeakyReLU, 1 for ELU, scale * alpha for SELU, 0 at the ends
/// of HardTanh and HardSigmoid, 0 for |e|.
/// </summary>
public static class Textbook
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    public static IReadOnlyDictionary<Activation, Curve> Activations { get; } = new Dictionary<Activation, Curve>
    {
        [Activation.Identity] = new(x => x, x => 1),
        [Activation.Sigmoid] = new(Sigmoid, x => Sigmoid(x) * Sigmoid(-x)),
        [Activation.Tanh] = new(Math.Tanh, x => 1 / (Math.Cosh(x) * Math.Cosh(x))),
        [Activation.ReLU] = new(x => x <= 0 ? 0 : x, x => x > 0 ? 1 : 0, 0),
        [Activation.LeakyReLU] = new(x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : 0.01, 0),
        [Activation.ELU] = new(x => x > 0 ? x : Expm1(x), x => x > 0 ? 1 : Math.Exp(x)),
        [Activation.SELU] = new(
            x => SeluScale * (x > 0 ? x : SeluAlpha * Expm1(x)), x => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)), 0),
        [Activation.GELU] = new(x => x * NormalCdf(x), x => NormalCdf(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        [Activation.SiLU] = new(x => x * Sigmoid(x), x => Sigmoid(x) * (1 + x * Sigmoid(-x))),
        [Activation.Softplus] = new(Softplus, Sigmoid),
        [Activation.Softsign] = new(x => x / (1 + Math.Abs(x)), x => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)))),
        [Activation.HardSigmoid] = new(x => Math.Clamp(x / 6 + 0.5, 0, 1), x => Math.Abs(x) < 3 ? 1.0 / 6 : 0, -3, 3),
        [Activation.HardTanh] = new(x => Math.Clamp(x, -1, 1), x => Math.Abs(x) < 1 ? 1 : 0, -1, 1),
        [Activation.Gaussian] = new(x => Math.Exp(-x * x), x => -2 * x * Math.Exp(-x * x)),
        [Activation.Sine] = new(Math.Sin, Math.Cos),
    };

    /// <summary>Losses of one output as functions of the error <c>y - t</c>.</summary>
    public static IReadOnlyDictionary<Loss, Curve> Losses { get; } = new Dictionary<Loss, Curve>
    {
        [Loss.SquaredError] = new(e => e * e / 2, e => e),
        [Loss.AbsoluteError] = new(Math.Abs, e => Math.Sign(e), 0),
        [Loss.Huber] = new(e => Math.Abs(e) <= 1 ? e * e / 2 : Math.Abs(e) - 0.5, e => Math.Clamp(e, -1, 1)),
    };

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>Binary cross-entropy of target <paramref name="t"/> from the logit <paramref name="z"/>; its gradient is sigmoid(z) - t.</summary>
    public static double BinaryCrossEntropy(double z, double t) => Math.Max(z, 0) - z * t + Log1p(Math.Exp(-Math.Abs(z)));

    public static double[] Softmax(double[] logits)
    {
        double max = logits.Max();
        double sum = logits.Sum(z => Math.Exp(z - max));
        return [.. logits.Select(z => Math.Exp(z - max) / sum)];
    }

    public static double CrossEntropy(double[] logits, double[] targets)
    {
        double max = logits.Max();
        double logSumExp = max + Math.Log(logits.Sum(z => Math.Exp(z - max)));
        return logits.Zip(targets, (z, t) => t == 0 ? 0 : t * (logSumExp - z)).Sum();
    }

    // log(1 + x) and exp(x) - 1 by Kahan's corrections: .NET's LogP1 and ExpM1 are the naive expressions.
    public static double Log1p(double x) => 1 + x == 1 ? x : x * Math.Log(1 + x) / (1 + x - 1);

    public static double Expm1(double x)
    {
        double e = Math.Exp(x);
        return e == 1 ? x : e - 1 == -1 ? -1 : Math.Abs(x) > 1 ? e - 1 : (e - 1) * x / Math.Log(e);
    }

    /// <summary>The standard normal distribution function, erfc(-x / sqrt 2) / 2.</summary>
    public static double NormalCdf(double x)
    {
        double z = Math.Abs(x) / Math.Sqrt(2);
        double upperTail = z < 2 ? (1 - Erf(z)) / 2 : Erfc(z) / 2;
        return x < 0 ? upperTail : 1 - upperTail;
    }

    // erf z = 2/sqrt(pi) exp(-z^2) sum_n 2^n z^(2n+1) / (2n+1)!!: every term is positive, nothing cancels.
    private static double Erf(double z)
    {
        double term = z, sum = z;
        for (int n = 1; term > sum * 1e-18; n++)
        {
            term *= 2 * z * z / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z) * sum;
    }

    // erfc z = exp(-z^2) / sqrt(pi) / (z + (1/2)/(z + (2/2)/(z + (3/2)/(z + ...)))), evaluated from far inside.
    private static double Erfc(double z)
    {
        double fraction = z;
        for (int k = 200; k >= 1; k--) fraction = z + k / 2.0 / fraction;
        return Math.Exp(-z * z) / Math.Sqrt(Math.PI) / fraction;
    }
}
