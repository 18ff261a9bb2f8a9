using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>A rule that divides takes one example of a narrow layer in narrow registers: every weight moves, and padding does not.</summary>
public sealed unsafe class NarrowLayerTests
{
    [Fact]
    public void The_first_step_of_Adam_moves_every_weight_by_the_learning_rate()
    {
        for (int outputs = 1; outputs <= 40; outputs++)
        {
            Step<Lanes512<float>>(outputs);
            Step<Lanes256<float>>(outputs);
            Step<Lanes128<float>>(outputs);
            Step<Lanes1<float>>(outputs);
        }
    }

    private static void Step<TLanes>(int outputs)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        const int Inputs = 5;
        const float Rate = 0.25f;
        int stride = Padding.Stride<float>(outputs);
        var parameters = new ParameterBlock<float>(new ParameterLayout([new ParameterTensor("layer1", "weight", [Inputs, outputs], 0, stride, ParameterKind.Weight, Initializer.Zeros, Inputs, outputs)], Inputs * stride));
        var update = new UpdateState<AdamRule<NoDecay, float>, float>(new AdamRule<NoDecay, float>(0.9, 0.999, 1e-8, 0), parameters) { LearningRate = Rate };
        Guarded<float> input = Guarded<float>.Of([1, -2, 3, -4, 5]), delta = new(stride);
        delta.Values[..outputs].Fill(2);
        Dense.WeightGradient<TLanes, RuleSink<AdamRule<NoDecay, float>, float>, float>(
            input.Pointer, Inputs, delta.Pointer, 0, update.Next(), 1, Inputs, outputs, WorkSlice.Whole);
        for (int row = 0; row < Inputs; row++)
        {
            for (int column = 0; column < stride; column++)
            {
                float weight = parameters.Values[row * stride + column];
                if (column < outputs) Assert.Equal(row % 2 == 0 ? -Rate : Rate, weight, 1e-6f);
                else Assert.Equal(0, BitConverter.SingleToInt32Bits(weight));
            }
        }
    }
}
