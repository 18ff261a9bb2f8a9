using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// What rules remember does not sink into denormal numbers, with which processors are slow, however long gradients are zero and however small they are.
/// </summary>
public sealed class DecayTests
{
    private const int Count = 9;

    public static TheoryData<Optimizer> Remembering =>
    [
        new Sgd(0.1, momentum: 0.9),
        new Sgd(0.1, momentum: 0.3, nesterov: true),
        new Adam(),
        new Adam(0.1, 0.5, 0.5, 1e-38),
        new Adam(0.1, 1e-8, 1e-8, weightDecay: 1e-3),
        new Adam(0.1, 0, 0),
        new Adam(0.1, 0.9999999999999999, 0.9999999999999999, 1e-38),
        new AdamW(weightDecay: 0.5),
        new RmsProp(),
        new RmsProp(0.1, 0.3, 1e-38, 0.5),
        new RmsProp(0.1, 0, 1, 0.9),
        new RmsProp(0.1, 0.9999999999999999, 1e-38),
        new AdaGrad(),
        new AdaGrad(1, 1e-38),
        new Rprop(minStep: 0),
        new Rprop(1e-3, 1e-10, 1.0001, 0),
        new Lion(0.1),
    ];

    [Theory]
    [MemberData(nameof(Remembering))]
    public void NothingThatRulesRememberIsDenormal(Optimizer optimizer)
    {
        foreach (double scale in (double[])[1, 1e-12, 1e-20, 1e-25, 1e-36])
            Check(optimizer, scale, smallestNormal: 1.17549435E-38f, smallestMoment: MathF.Pow(2, -100));
        foreach (double scale in (double[])[1, 1e-100, 1e-155, 1e-250, 1e-300])
            Check(optimizer, scale, smallestNormal: 2.2250738585072014E-308, smallestMoment: Math.Pow(2, -1000));
    }

    [Fact]
    public void AStepSizeOfRpropThatStartsAtZeroStaysThere()
        => Assert.All(Updates.Run<float>(new Rprop(0, minStep: 0), [0], [[1], [2], [-1], [3], [4]]), now => Assert.Equal(0, now[0]));

    private static void Check<T>(Optimizer optimizer, double scale, T smallestNormal, T smallestMoment)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // What decays by itself; the other slots are means and sums of squares, signs, and sizes of steps.
        int moment = optimizer switch { Sgd or Adam or AdamW or Lion => 0, RmsProp => 1, _ => -1 };
        int square = optimizer switch { RmsProp or AdaGrad => 0, Adam or AdamW => 1, _ => -1 };
        var random = new Mt19937(1);
        ParameterLayout layout = Updates.Layout(Count);
        ParameterBlock<T> parameters = new(layout), gradient = new(layout);
        AppliedRule<T> update = AppliedRule<T>.Of(optimizer, parameters);
        for (int step = 0; step < 500; step++)
        {
            gradient.Set(Updates.Round<T>([.. Enumerable.Range(0, Count).Select(i => step < 100 && i != 4 ? scale * random.NextNormal() : 0)]));
            update.Apply(gradient.Values, optimizer.LearningRate);
            for (int slot = 0; slot < update.SlotCount; slot++)
            {
                // RmsProp forgets what is tiny when it reads it: until then, a gradient that is nearly denormal may leave its like.
                bool isForgottenLate = optimizer is RmsProp && slot == moment;
                if (isForgottenLate && step <= 100) continue;
                T smallest = slot == moment ? smallestMoment * (isForgottenLate ? T.CreateChecked(0.3) : T.One) : smallestNormal;
                // Padding too.
                foreach (T value in update.Slot(slot))
                {
                    bool isFine = T.Abs(value) >= smallest || (T.IsZero(value) && slot != square);
                    Assert.True(isFine, $"{value} in slot {slot} after step {step} of gradients around {scale}");
                }
            }
        }
    }
}
