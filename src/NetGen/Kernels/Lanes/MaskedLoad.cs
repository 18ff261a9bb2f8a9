using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Reads the lanes of which the mask is set, zero in the others, and touches no other memory.</summary>
internal static unsafe class MaskedLoad
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Whether it is an instruction.</summary>
    public static bool IsFast { [MethodImpl(Inline)] get => Avx.IsSupported; }

    [MethodImpl(Inline)]
    public static Vector512<float> From(float* source, Vector512<float> mask) => Avx512F.IsSupported
        ? Avx512F.MaskLoad(source, mask, Vector512<float>.Zero)
        : Vector512.Create(From(source, mask.GetLower()), From(source + 8, mask.GetUpper()));

    [MethodImpl(Inline)]
    public static Vector512<double> From(double* source, Vector512<double> mask) => Avx512F.IsSupported
        ? Avx512F.MaskLoad(source, mask, Vector512<double>.Zero)
        : Vector512.Create(From(source, mask.GetLower()), From(source + 4, mask.GetUpper()));

    [MethodImpl(Inline)]
    public static Vector256<float> From(float* source, Vector256<float> mask) => Avx.IsSupported
        ? Avx.MaskLoad(source, mask)
        : Vector256.Create(From(source, mask.GetLower()), From(source + 4, mask.GetUpper()));

    [MethodImpl(Inline)]
    public static Vector256<double> From(double* source, Vector256<double> mask) => Avx.IsSupported
        ? Avx.MaskLoad(source, mask)
        : Vector256.Create(From(source, mask.GetLower()), From(source + 2, mask.GetUpper()));

    [MethodImpl(Inline)]
    public static Vector128<float> From(float* source, Vector128<float> mask) => Avx.IsSupported ? Avx.MaskLoad(source, mask) : OneByOne(source, mask);

    [MethodImpl(Inline)]
    public static Vector128<double> From(double* source, Vector128<double> mask) => Avx.IsSupported ? Avx.MaskLoad(source, mask) : OneByOne(source, mask);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static Vector128<float> OneByOne(float* source, Vector128<float> mask)
    {
        Vector128<float> lanes = default;
        for (int i = 0; i < 4; i++)
        {
            if (((int*)&mask)[i] != 0) ((float*)&lanes)[i] = source[i];
        }
        return lanes;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static Vector128<double> OneByOne(double* source, Vector128<double> mask)
    {
        Vector128<double> lanes = default;
        for (int i = 0; i < 2; i++)
        {
            if (((long*)&mask)[i] != 0) ((double*)&lanes)[i] = source[i];
        }
        return lanes;
    }
}
