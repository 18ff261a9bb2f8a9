using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Runs a function over many single-precision numbers and keeps its largest errors.</summary>
/// <remarks>The true values come from a function in double precision, whose own error is nothing beside them.</remarks>
internal sealed class SingleScan
{
    private const int BlockSize = 4096;

    private readonly float[] _arguments = GC.AllocateArray<float>(BlockSize, pinned: true);
    private readonly float[] _actual = GC.AllocateArray<float>(BlockSize, pinned: true);
    private readonly double[] _expected = GC.AllocateArray<double>(BlockSize, pinned: true);

    /// <summary>Numbers larger than this are left out.</summary>
    public double Range { get; init; } = double.PositiveInfinity;

    /// <summary>The largest error in units of the last place; of the smallest denormal number, where results are denormal.</summary>
    public double Ulp { get; private set; }

    /// <summary>The largest error of a finite result.</summary>
    public double Absolute { get; private set; }

    /// <summary>Where these were found.</summary>
    public (float Ulp, float Absolute) At { get; private set; }

    /// <summary>The smallest and the largest result.</summary>
    public (float Low, float High) Results { get; private set; } = (float.PositiveInfinity, float.NegativeInfinity);

    /// <summary>An argument for which the result is a number and should not be one, or the other way round, or has the wrong sign.</summary>
    public float? Wrong { get; private set; }

    public override string ToString() =>
        $"{Ulp:F3} ULP at {At.Ulp:R}, {Absolute:E2} at {At.Absolute:R}, results from {Results.Low:R} to {Results.High:R}"
        + (Wrong is { } wrong ? $", wrong at {wrong:R}" : "");

    /// <summary>Every <paramref name="stride"/>th number, by bit patterns, from <paramref name="first"/> to <paramref name="last"/>, or to the end of a block behind it.</summary>
    public SingleScan Over<TFunction, TReference>(uint first, uint last, uint stride)
        where TFunction : struct, IUnary
        where TReference : struct, IUnary
    {
        for (long start = first; start <= last; start += (long)BlockSize * stride)
        {
            Vector256<uint> bits = Vector256.Create((uint)start) + Vector256<uint>.Indices * stride;
            for (int i = 0; i < BlockSize; i += Vector256<uint>.Count, bits += Vector256.Create(stride * (uint)Vector256<uint>.Count))
            {
                Vector256<float> arguments = bits.AsSingle();
                (Vector256<double> low, Vector256<double> high) = Vector256.Widen(arguments);
                arguments.CopyTo(_arguments, i);
                low.CopyTo(_expected, i);
                high.CopyTo(_expected, i + Vector256<double>.Count);
            }
            if (Math.Abs(_arguments[0]) > Range && Math.Abs(_arguments[^1]) > Range) continue;
            Maps.Apply<TFunction, float>(ref _arguments[0], ref _actual[0], BlockSize);
            Maps.Apply<TReference, double>(ref _expected[0], ref _expected[0], BlockSize);
            if (HoldsNothingNew()) continue;
            for (int i = 0; i < BlockSize; i++) Look(_arguments[i], _expected[i], _actual[i]);
        }
        return this;
    }

    /// <summary>Takes the errors of another scan in, so that scans can run side by side.</summary>
    public void Add(SingleScan other)
    {
        if (other.Ulp > Ulp) (Ulp, At) = (other.Ulp, (other.At.Ulp, At.Absolute));
        if (other.Absolute > Absolute) (Absolute, At) = (other.Absolute, (At.Ulp, other.At.Absolute));
        Results = (Math.Min(Results.Low, other.Results.Low), Math.Max(Results.High, other.Results.High));
        Wrong ??= other.Wrong;
    }

    /// <summary>Whether no error of the block is larger than those known: a quick look at four numbers at once, which spares most blocks the other one.</summary>
    private bool HoldsNothingNew()
    {
        Vector256<double> ulps = default, errors = default;
        Vector256<double> low = Vector256.Create((double)Results.Low), high = Vector256.Create((double)Results.High), flipped = default;
        for (int i = 0; i < BlockSize; i += Vector256<double>.Count)
        {
            Vector256<double> expected = Vector256.Create(_expected, i);
            Vector256<double> actual = Vector256.WidenLower(Vector128.Create(_actual, i).ToVector256());
            Vector256<double> nowhere = Vector256.IsNaN(actual) & Vector256.IsNaN(expected);
            Vector256<double> error = Vector256.AndNot(Vector256.Abs(actual - expected), Vector256.Equals(actual, expected) | nowhere);
            Vector256<long> exponent = Vector256.Max(Vector256.Abs(expected), Vector256.Create(1.1754943508222875e-38)).AsInt64() & Vector256.Create(0x7FFL << 52);
            Vector256<double> oneByUlp = (Vector256.Create((2 * 1023L + 23) << 52) - exponent).AsDouble();
            ulps = Vector256.Max(ulps, error * oneByUlp);
            errors = Vector256.Max(errors, error);
            low = Vector256.Min(low, Vector256.ConditionalSelect(nowhere, low, actual));
            high = Vector256.Max(high, Vector256.ConditionalSelect(nowhere, high, actual));
            flipped |= Vector256.AndNot(actual ^ expected, nowhere);
        }
        // NaN on one side only answers every comparison with no, and so asks for the close look.
        return Vector256.LessThanOrEqualAll(ulps, Vector256.Create(Ulp)) && Vector256.LessThanOrEqualAll(errors, Vector256.Create(Absolute))
            && Vector256.GreaterThanOrEqualAll(low, Vector256.Create((double)Results.Low)) && Vector256.LessThanOrEqualAll(high, Vector256.Create((double)Results.High))
            && Vector256.ExtractMostSignificantBits(flipped) == 0;
    }

    private void Look(float argument, double expected, float actual)
    {
        if (Math.Abs(argument) > Range) return;
        if (double.IsNaN(expected) || float.IsNaN(actual))
        {
            if (double.IsNaN(expected) != float.IsNaN(actual)) Wrong = argument;
            return;
        }
        if (actual < Results.Low) Results = (actual, Results.High);
        if (actual > Results.High) Results = (Results.Low, actual);
        // Elsewhere a zero is what a tiny number was rounded to, in one precision before and in the other after a sum: it has no sign to keep.
        if (argument == 0 && expected == 0 && actual == 0 && double.IsNegative(expected) != float.IsNegative(actual)) Wrong = argument;
        // Beyond the largest number infinity is the nearest; otherwise it counts as the number that would follow.
        if (Math.Abs(expected) > float.MaxValue && float.IsInfinity(actual) && Math.Sign(expected) == Math.Sign(actual)) return;
        double error = Math.Abs((float.IsInfinity(actual) ? Math.CopySign(float.MaxValue * 1.0000001, actual) : actual) - expected);
        double ulps = error * OneByUlp(expected);
        if (ulps > Ulp) (Ulp, At) = (ulps, (argument, At.Absolute));
        if (error > Absolute) (Absolute, At) = (error, (At.Ulp, argument));
    }

    /// <summary>One by the distance of single-precision numbers around a value.</summary>
    private static double OneByUlp(double value)
    {
        long exponent = (BitConverter.DoubleToInt64Bits(value) >> 52 & 0x7FF) - 1023;
        return BitConverter.Int64BitsToDouble(1023 + 23 - Math.Max(exponent, -126) << 52);
    }
}
