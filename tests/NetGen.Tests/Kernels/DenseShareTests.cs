using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Outputs and the gradients of parameters by shares: together the same bits as in one go, each register once, whatever becomes of them.</summary>
public sealed class DenseShareTests
{
    [Fact]
    public void Shares_one_after_the_other_are_the_whole_in_single_precision() => Shares<Lanes256<float>, float>();

    [Fact]
    public void Shares_one_after_the_other_are_the_whole_in_double_precision() => Shares<Lanes256<double>, double>();

    [Fact]
    public void Shares_one_after_the_other_are_the_whole_at_every_width()
    {
        Shares<Lanes512<float>, float>();
        Shares<Lanes128<float>, float>();
        Shares<Lanes1<float>, float>();
        Shares<Lanes512<double>, double>();
        Shares<Lanes128<double>, double>();
        Shares<Lanes1<double>, double>();
    }

    private static void Shares<TLanes, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int examples in (int[])[1, 2, 9])
        {
            foreach (int inputs in (int[])[1, 2, 7, 23, 24, 25, 48, 49, 70, 100])
            {
                foreach (int outputs in (int[])[1, 8, 17, 50, 64, 65, 100, 256, 272])
                {
                    var layer = new DenseLayer<T>(examples, inputs, outputs, (count, seed) => Batch.Uniform<T>(count, seed));
                    (T[] weights, T[] bias) = layer.ParameterGradients<TLanes>(@long: false, finite: true, WorkSlice.Whole);
                    T[] values = layer.Outputs<TLanes>(WorkSlice.Whole);
                    Assert.True(Batch.SameBits<T>(values, layer.Outputs<TLanes>(new WorkSlice(0, 2), new WorkSlice(1, 2))));
                    Assert.True(Batch.SameBits<T>(values, layer.Outputs<TLanes>(new WorkSlice(2, 3), new WorkSlice(0, 3), new WorkSlice(1, 3))));
                    WorkSlice[] eight = [.. Enumerable.Range(0, 8).Select(part => new WorkSlice(part, 8))];
                    Assert.True(Batch.SameBits<T>(values, layer.Outputs<TLanes>(eight)));
                    foreach (bool atLength in (bool[])[false, true])
                    {
                        Same(weights, bias, layer.ParameterGradients<TLanes>(atLength, finite: true, WorkSlice.Whole));
                        Same(weights, bias, layer.ParameterGradients<TLanes>(atLength, finite: true, new WorkSlice(0, 2), new WorkSlice(1, 2)));
                        Same(weights, bias, layer.ParameterGradients<TLanes>(atLength, finite: true, new WorkSlice(2, 3), new WorkSlice(0, 3), new WorkSlice(1, 3)));
                        Same(weights, bias, layer.ParameterGradients<TLanes>(atLength, finite: true, eight));
                    }
                }
            }
        }
    }

    private static void Same<T>(T[] weights, T[] bias, (T[] Weights, T[] Bias) actual)
        where T : unmanaged
        => Assert.True(Batch.SameBits<T>(weights, actual.Weights) && Batch.SameBits<T>(bias, actual.Bias));
}
