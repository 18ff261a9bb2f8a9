namespace NetGen.Generator.Tests.Oracle;

/// <summary>An optimizer as PyTorch's documentation defines it, one parameter at a time.</summary>
public abstract class ReferenceOptimizer
{
    private double[][] _state = [];

    /// <summary>Steps taken, counted from 1 inside <see cref="Update"/>.</summary>
    protected int StepCount { get; private set; }

    /// <summary>
    /// The smallest effective gradient (other than an exact zero) of all steps, relative to the largest of its step: where it is
    /// tiny, an optimizer that looks at signs or divides by magnitudes turns rounding into whole steps.
    /// </summary>
    public double SmallestGradient { get; private set; } = double.PositiveInfinity;

    public void Step(double[] parameters, double[] gradient)
    {
        if (StepCount++ == 0) _state = [.. parameters.Select(_ => InitialState)];
        double largest = gradient.Max(Math.Abs);
        for (int i = 0; i < parameters.Length; i++)
        {
            double effective = Effective(parameters[i], gradient[i]);
            if (effective != 0 && EnlargesSmallGradients) SmallestGradient = Math.Min(SmallestGradient, Math.Abs(effective) / largest);
            parameters[i] = Update(parameters[i], effective, _state[i]);
        }
    }

    /// <summary>Whether a step depends on a gradient's sign or divides by its size.</summary>
    protected virtual bool EnlargesSmallGradients => true;

    /// <summary>The gradient after coupled weight decay.</summary>
    protected virtual double Effective(double parameter, double gradient) => gradient;

    protected virtual double[] InitialState => [0, 0, 0];

    /// <summary>Returns the new parameter; <paramref name="s"/> is what is remembered of it between steps.</summary>
    protected abstract double Update(double p, double g, double[] s);
}

public sealed class ReferenceSgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0) : ReferenceOptimizer
{
    protected override bool EnlargesSmallGradients => false;

    protected override double Effective(double parameter, double gradient) => gradient + weightDecay * parameter;

    protected override double Update(double p, double g, double[] s)
    {
        s[0] = momentum * s[0] + g;
        return p - learningRate * (nesterov ? g + momentum * s[0] : s[0]);
    }
}

public class ReferenceAdam(double learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
    : ReferenceOptimizer
{
    protected double LearningRate => learningRate;

    protected double WeightDecay => weightDecay;

    protected override double Effective(double parameter, double gradient) => gradient + weightDecay * parameter;

    protected override double Update(double p, double g, double[] s)
    {
        s[0] = beta1 * s[0] + (1 - beta1) * g;
        s[1] = beta2 * s[1] + (1 - beta2) * g * g;
        double mean = s[0] / (1 - Math.Pow(beta1, StepCount));
        double variance = s[1] / (1 - Math.Pow(beta2, StepCount));
        return p - learningRate * mean / (Math.Sqrt(variance) + epsilon);
    }
}

public sealed class ReferenceAdamW(double learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
    : ReferenceAdam(learningRate, beta1, beta2, epsilon, weightDecay)
{
    protected override double Effective(double parameter, double gradient) => gradient;

    protected override double Update(double p, double g, double[] s) => base.Update(p * (1 - LearningRate * WeightDecay), g, s);
}

public sealed class ReferenceRmsProp(double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0) : ReferenceOptimizer
{
    protected override double Update(double p, double g, double[] s)
    {
        s[0] = alpha * s[0] + (1 - alpha) * g * g;
        double step = g / (Math.Sqrt(s[0]) + epsilon);
        s[1] = momentum * s[1] + step;
        return p - learningRate * s[1];
    }
}

public sealed class ReferenceAdaGrad(double learningRate = 1e-2, double epsilon = 1e-10) : ReferenceOptimizer
{
    protected override double Update(double p, double g, double[] s)
    {
        s[0] += g * g;
        return p - learningRate * g / (Math.Sqrt(s[0]) + epsilon);
    }
}

/// <summary>Rprop without backtracking: after a change of sign the parameter rests for one step.</summary>
public sealed class ReferenceRprop(
    double learningRate = 1e-2, double etaMinus = 0.5, double etaPlus = 1.2, double minStep = 1e-6, double maxStep = 50) : ReferenceOptimizer
{
    protected override double[] InitialState => [0, learningRate];

    protected override double Update(double p, double g, double[] s)
    {
        int agreement = Math.Sign(g * s[0]);
        if (agreement > 0) s[1] = Math.Min(s[1] * etaPlus, maxStep);
        if (agreement < 0) s[1] = Math.Max(s[1] * etaMinus, minStep);
        if (agreement < 0) g = 0;
        s[0] = g;
        return p - Math.Sign(g) * s[1];
    }
}
