using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>What is too small to go on with.</summary>
public sealed class TinyTests
{
    [Fact]
    public void What_is_below_the_limit_becomes_zero_on_every_width()
    {
        Check<Lanes128<float>, float>(MathF.Pow(2, -100));
        Check<Lanes256<float>, float>(MathF.Pow(2, -100));
        Check<Lanes512<float>, float>(MathF.Pow(2, -100));
        Check<Lanes128<double>, double>(Math.Pow(2, -1000));
        Check<Lanes256<double>, double>(Math.Pow(2, -1000));
        Check<Lanes512<double>, double>(Math.Pow(2, -1000));
    }

    private static void Check<TLanes, T>(T limit)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T kept in (T[])[limit, -limit, T.One, T.NegativeInfinity, T.NaN]) Assert.Equal(kept, Flushed(kept));
        // Positive zeros: padding has no others.
        foreach (T lost in (T[])[T.BitDecrement(limit), -T.BitDecrement(limit), T.Epsilon, -T.Epsilon, T.NegativeZero])
            Assert.True(T.IsZero(Flushed(lost)) && T.IsPositive(Flushed(lost)), lost.ToString());

        T Flushed(T value)
        {
            T[] result = new T[TLanes.Count];
            Functions<TLanes, T>.FlushTiny(TLanes.Broadcast(value)).Store(ref result[0]);
            Assert.All(result, lane => Assert.Equal(result[0], lane));
            return result[0];
        }
    }
}
