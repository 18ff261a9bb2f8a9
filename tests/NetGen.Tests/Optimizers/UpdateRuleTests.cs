using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Optimizers;

public sealed class UpdateRuleTests
{
    private const int Count = 9;

    public static TheoryData<Optimizer> All =>
    [
        new Sgd(0.1),
        new Sgd(0.1, momentum: 0.9, weightDecay: 0.1),
        new Sgd(0.1, momentum: 0.9, nesterov: true, weightDecay: 3),
        new Adam(),
        new Adam(0.5, 0, 0, 1e-38, 2),
        new AdamW(),
        new AdamW(3, weightDecay: 1),
        new RmsProp(),
        new RmsProp(0.1, 0, 1e-38, 0.5),
        new AdaGrad(),
        new AdaGrad(1, 1e-38),
        new Rprop(),
        new Rprop(0, minStep: 0),
        new Lion(0.1, WeightDecay: 20),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void PaddingOfParametersStaysZeroToTheBit(Optimizer optimizer)
    {
        Assert.All(PaddingAfterTraining<float>(optimizer), value => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(value)));
        Assert.All(PaddingAfterTraining<double>(optimizer), value => Assert.Equal(0ul, BitConverter.DoubleToUInt64Bits(value)));
    }

    /// <summary>What rules derive from their options is finite in single precision, as far as options go.</summary>
    [Fact]
    public void TheLargestRatesLeaveZeroGradientsAlone()
    {
        const double Rate = 1e300, Beta = 0.9999999999999999;
        Optimizer[] optimizers =
        [
            new Sgd(Rate, weightDecay: Rate), new Sgd(Rate, Beta, nesterov: true, weightDecay: Rate), new Adam(Rate, Beta, Beta, 1e-38, Rate),
            new AdamW(Rate, Beta, Beta, 1e-38, Rate), new RmsProp(Rate, Beta, 1e-38, Beta), new AdaGrad(Rate, 1e-38), new Rprop(Rate, maxStep: 1e38),
        ];
        foreach (Optimizer optimizer in optimizers)
            Assert.All(Updates.Run<float>(optimizer, [0, 0], [[0, 0], [0, 0], [0, 0]]), now => Assert.Equal([0, 0], now));
        // A very long step, and still a number.
        Assert.All(Updates.Run<float>(new Adam(1e30), [1], [[0], [1e-3], [0]]), now => Assert.True(float.IsFinite(now[0])));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryWidthGivesTheSameBits(Optimizer optimizer)
    {
        Assert.True(optimizer.Bind(new Widths<float>()));
        Assert.True(optimizer.Bind(new Widths<double>()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AfterAResetTheSameStepsAreTaken(Optimizer optimizer)
    {
        ParameterLayout layout = Updates.Layout(Count);
        ParameterBlock<double> parameters = new(layout), gradient = new(layout);
        AppliedRule<double> update = AppliedRule<double>.Of(optimizer, parameters);
        double[] first = Train(), second = Train();
        Assert.Equal(first, second);

        double[] Train()
        {
            var random = new Mt19937(5);
            parameters.Set(Draw<double>(random));
            update.Reset();
            Assert.Equal(0, update.Steps);
            for (int step = 0; step < 5; step++)
            {
                gradient.Set(Draw<double>(random));
                update.Apply(gradient.Values, optimizer.LearningRate);
            }

            Assert.Equal(5, update.Steps);
            return parameters.Values.ToArray();
        }
    }

    [Fact]
    public void LionMovesBySigns()
    {
        List<double[]> history = Updates.Run<double>(new Lion(0.1), [1, 1, 1], [[5, -0.001, 0], [-0.4, -0.001, 0], [-10, 1, 0]]);
        Assert.Equal([0.9, 1.1, 1], history[0]);
        // beta1 m outweighs the second gradient of the first parameter: 0.9 * 0.05 > 0.1 * 0.4.
        Assert.Equal([0.8, 1.2, 1], history[1].Select(value => Math.Round(value, 12)));
        Assert.Equal([0.9, 1.1, 1], history[2].Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void ANotANumberGradientIsNotHidden()
    {
        foreach (TheoryDataRow<Optimizer> row in All)
        {
            double after = Updates.Run<double>(row.Data with { LearningRate = 0.1 }, [1], [[double.NaN]])[0][0];
            Assert.True(double.IsNaN(after), row.Data.ToString());
        }
    }

    /// <summary>They divide by what may be as small as 1e-19, and only what is not tiny is divided to the same bits on every way.</summary>
    [Fact]
    public void TinyGradientsMoveNothingWhereTheyAreDivided()
    {
        foreach (Optimizer optimizer in (Optimizer[])[new AdaGrad(1e20, epsilon: 1e-38), new RmsProp(1e20, epsilon: 1e-38)])
        {
            Assert.Equal(1, Updates.Run<float>(optimizer, [1], [[MathF.Pow(2, -101)]])[0][0]);
            Assert.NotEqual(1, Updates.Run<float>(optimizer, [1], [[MathF.Pow(2, -99)]])[0][0]);
        }
    }

    /// <summary>Against powers in decimals, in which these betas are exact.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.90625)]
    [InlineData(0.9990234375)]
    public void TheBiasCorrectionIsOneMinusAPower(double beta)
    {
        var correction = new BiasCorrection(beta);
        decimal power = 1;
        for (long step = 1; step <= 5000; step++)
        {
            power *= (decimal)beta;
            Assert.Equal(1, correction.At(step) / (double)(1 - power), 1e-15);
        }
        Assert.Equal(1, correction.At(100_000));
        Assert.Equal(1, correction.At(long.MaxValue));
    }

    private static T[] PaddingAfterTraining<T>(Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Mt19937(1);
        ParameterLayout layout = Updates.Layout(Count);
        ParameterBlock<T> parameters = new(layout), gradient = new(layout);
        parameters.Set(Draw<T>(random));
        AppliedRule<T> update = AppliedRule<T>.Of(optimizer, parameters);
        for (int step = 0; step < 50; step++)
        {
            gradient.Set(Draw<T>(random));
            update.Apply(gradient.Values, optimizer.LearningRate);
        }

        return parameters.Values[Count..].ToArray();
    }

    private static T[] Draw<T>(Mt19937 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Updates.Round<T>(Enumerable.Range(0, Count).Select(_ => random.NextNormal()).ToArray());

    /// <summary>Trains with registers of each width and compares.</summary>
    private sealed class Widths<T> : IRuleConsumer<T, bool>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public bool Use<TRule>(TRule rule)
            where TRule : struct, IUpdateRule<TRule, T>
        {
            T[] reference = Train<TRule, Lanes128<T>>(rule);
            return reference.AsSpan().SequenceEqual(Train<TRule, Lanes1<T>>(rule)) && reference.AsSpan().SequenceEqual(Train<TRule, Lanes256<T>>(rule)) && reference.AsSpan().SequenceEqual(Train<TRule, Lanes512<T>>(rule));
        }

        private static unsafe T[] Train<TRule, TLanes>(TRule rule)
            where TRule : struct, IUpdateRule<TRule, T>
            where TLanes : unmanaged, ILanes<TLanes, T>
        {
            var random = new Mt19937(2);
            ParameterLayout layout = Updates.Layout(Count);
            ParameterBlock<T> parameters = new(layout), gradient = new(layout);
            parameters.Set(Draw<T>(random));
            var update = new UpdateState<TRule, T>(rule, parameters) { LearningRate = 0.05 };
            for (int step = 1; step <= 40; step++)
            {
                // Usual ones; then of all sizes, whose squares underflow and overflow; then none, so that what is remembered decays.
                int exponent = step <= 10 ? 0 : (typeof(T) == typeof(float) ? 12 : 100) * (step - 20);
                gradient.Set(Array.ConvertAll(Draw<T>(random), value => step > 30 ? T.Zero : T.ScaleB(value, exponent)));
                fixed (T* derivatives = gradient.Values)
                    WholeGradient.HandOver<TLanes, RuleSink<TRule, T>, T>(derivatives, Updates.Padded, update.Next());
            }

            T[] result = [.. parameters.Values];
            for (int slot = 0; slot < TRule.StateCount; slot++) result = [.. result, .. update.Slot(slot)];
            return result;
        }
    }
}
