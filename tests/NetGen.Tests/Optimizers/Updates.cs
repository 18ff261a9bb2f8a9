using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Optimizers;

/// <summary>Runs an optimizer on given gradients, outside any network.</summary>
internal static class Updates
{
    public const int Padded = 16;

    /// <summary>One vector of parameters, padded to 16 values.</summary>
    public static ParameterLayout Layout(int count) => new([new ParameterTensor("layer1", "weight", [1, count], 0, Padded, ParameterKind.Weight, Initializer.Zeros, 1, count)], Padded);

    /// <summary>The parameters after every step.</summary>
    public static List<T[]> Run<T>(Optimizer optimizer, double[] initial, double[][] gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterLayout layout = Layout(initial.Length);
        ParameterBlock<T> parameters = new(layout), gradient = new(layout);
        parameters.Set(Round<T>(initial));
        AppliedRule<T> update = AppliedRule<T>.Of(optimizer, parameters);
        var history = new List<T[]>();
        foreach (double[] derivatives in gradients)
        {
            gradient.Set(Round<T>(derivatives));
            update.Apply(gradient.Values, optimizer.LearningRate);
            T[] now = new T[initial.Length];
            parameters.CopyTo(now);
            history.Add(now);
        }

        return history;
    }

    public static T[] Round<T>(double[] values)
        where T : IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateChecked);
}

/// <summary>An optimizer at work on parameters, one whole gradient at a time.</summary>
internal abstract class AppliedRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract long Steps { get; }

    public abstract int SlotCount { get; }

    public static AppliedRule<T> Of(Optimizer optimizer, ParameterBlock<T> parameters) => optimizer.Bind(new Consumer(parameters));

    public abstract void Apply(Span<T> gradient, double learningRate);

    public abstract void Reset();

    /// <summary>What the rule remembers, padding included.</summary>
    public abstract ReadOnlySpan<T> Slot(int slot);

    private sealed class Consumer(ParameterBlock<T> parameters) : IRuleConsumer<T, AppliedRule<T>>
    {
        public AppliedRule<T> Use<TRule>(TRule rule)
            where TRule : struct, IUpdateRule<TRule, T> => new Applied<TRule>(new UpdateState<TRule, T>(rule, parameters));
    }

    private sealed class Applied<TRule>(UpdateState<TRule, T> state) : AppliedRule<T>
        where TRule : struct, IUpdateRule<TRule, T>
    {
        public override long Steps => state.Count;

        public override int SlotCount => state.SlotCount;

        public override void Apply(Span<T> gradient, double learningRate)
        {
            state.LearningRate = learningRate;
            WholeGradient.HandOver<RuleSink<TRule, T>, T>(gradient, state.Next());
        }

        public override void Reset() => state.Reset();

        public override ReadOnlySpan<T> Slot(int slot) => state.Slot(slot);
    }
}
