using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// Normal noise that is a hash of seed, step, example and input, like dropout's masks: width, threads and resuming cannot change it. Each hash of
/// Philox 4x32-10 gives four numbers, by the method of Box and Muller (1958), with NetGen's own logarithm and sine, which are the same everywhere.
/// </summary>
/// <param name="deviation">The standard deviation; 0 for no noise.</param>
/// <param name="seed">The seed.</param>
internal readonly struct InputNoise(double deviation, long seed)
{
    /// <summary>Numbers per hash.</summary>
    private const int Words = 4;

    /// <summary>Sets its hashes apart from those of dropout, which has the same seed.</summary>
    private const uint Domain = 0x6E6F6973;

    private readonly double _deviation = deviation;
    private readonly uint _low = (uint)seed, _high = (uint)(seed >> 32) ^ Domain;

    /// <summary>Whether there is none.</summary>
    public bool IsNone => _deviation == 0;

    /// <summary>Adds the noise of a step.</summary>
    /// <param name="values">Rows, back to back.</param>
    /// <param name="size">Values per row.</param>
    /// <param name="step">The number of the step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<T>(Span<T> values, int size, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> normal = stackalloc double[Words];
        for (int example = 0, row = 0; row < values.Length; example++, row += size)
        {
            for (int at = 0; at < size; at += Words)
            {
                Draw(normal, (uint)(at / Words), (uint)example, step);
                for (int i = 0; i < Math.Min(Words, size - at); i++) Add(ref values[row + at + i], normal[i] * _deviation);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(ref T value, double noise)
        where T : unmanaged
    {
        // Without the conversions of generic mathematics: those box while their code is not yet optimised.
        if (typeof(T) == typeof(float)) Unsafe.As<T, float>(ref value) += (float)noise;
        else Unsafe.As<T, double>(ref value) += noise;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(Span<double> normal, uint quarter, uint example, long step)
    {
        uint a = quarter, b = example, c = (uint)step, d = (uint)(step >> 32);
        Philox.Hash(ref a, ref b, ref c, ref d, _low, _high);
        // Uniform in (0, 1]: the logarithm of 0 would be infinite.
        Lanes128<double> size = Uniform(a, c), turn = Uniform(b, d);
        Lanes128<double> radius = Lanes128<double>.Sqrt(Lanes128<double>.Constant(-2) * Functions<Lanes128<double>, double>.Log(size));
        Lanes128<double> angle = turn * Lanes128<double>.Constant(2 * Math.PI);
        (radius * Functions<Lanes128<double>, double>.Cos(angle)).Store(ref normal[0]);
        (radius * Functions<Lanes128<double>, double>.Sin(angle)).Store(ref normal[2]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes128<double> Uniform(uint first, uint second)
    {
        const double Share = 1 / 4294967296.0;
        Vector128<double> values = Vector128.Create((first + 1.0) * Share, (second + 1.0) * Share);
        return Lanes128<double>.Load(in Unsafe.As<Vector128<double>, double>(ref values));
    }
}
