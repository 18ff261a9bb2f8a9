using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>The few rearrangements of two registers from which horizontal sums and transposes are made.</summary>
internal static class Shuffles
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>a0 b0 a1 b1</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported) return Sse.UnpackLow(a, b);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipLow(a, b);
        return Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1));
    }

    /// <summary>a2 b2 a3 b3</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported) return Sse.UnpackHigh(a, b);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipHigh(a, b);
        return Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3));
    }

    /// <summary>a0 b0</summary>
    [MethodImpl(Inline)]
    public static Vector128<double> InterleaveLow(Vector128<double> a, Vector128<double> b)
    {
        if (Sse2.IsSupported) return Sse2.UnpackLow(a, b);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipLow(a, b);
        return Vector128.Create(a.GetElement(0), b.GetElement(0));
    }

    /// <summary>a1 b1</summary>
    [MethodImpl(Inline)]
    public static Vector128<double> InterleaveHigh(Vector128<double> a, Vector128<double> b)
    {
        if (Sse2.IsSupported) return Sse2.UnpackHigh(a, b);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipHigh(a, b);
        return Vector128.Create(a.GetElement(1), b.GetElement(1));
    }

    /// <summary>a0 b0 a2 b2</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> InterleaveLow(Vector256<double> a, Vector256<double> b) => Avx.IsSupported
        ? Avx.UnpackLow(a, b)
        : Vector256.Create(InterleaveLow(a.GetLower(), b.GetLower()), InterleaveLow(a.GetUpper(), b.GetUpper()));

    /// <summary>a1 b1 a3 b3</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> InterleaveHigh(Vector256<double> a, Vector256<double> b) => Avx.IsSupported
        ? Avx.UnpackHigh(a, b)
        : Vector256.Create(InterleaveHigh(a.GetLower(), b.GetLower()), InterleaveHigh(a.GetUpper(), b.GetUpper()));

    /// <summary>a0 a1 b0 b1</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> JoinLow(Vector128<float> a, Vector128<float> b)
        => InterleaveLow(a.AsDouble(), b.AsDouble()).AsSingle();

    /// <summary>a2 a3 b2 b3</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> JoinHigh(Vector128<float> a, Vector128<float> b)
        => InterleaveHigh(a.AsDouble(), b.AsDouble()).AsSingle();

    /// <summary>a0 a1 b0 b1</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> JoinLow(Vector256<double> a, Vector256<double> b) => Avx.IsSupported
        ? Avx.Permute2x128(a, b, 0x20)
        : Vector256.Create(a.GetLower(), b.GetLower());

    /// <summary>a2 a3 b2 b3</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> JoinHigh(Vector256<double> a, Vector256<double> b) => Avx.IsSupported
        ? Avx.Permute2x128(a, b, 0x31)
        : Vector256.Create(a.GetUpper(), b.GetUpper());

    /// <summary>a0 a2 b0 b2</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Evens(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported) return Sse.Shuffle(a, b, 0b10_00_10_00);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.UnzipEven(a, b);
        return Vector128.Create(a.GetElement(0), a.GetElement(2), b.GetElement(0), b.GetElement(2));
    }

    /// <summary>a1 a3 b1 b3</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Odds(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported) return Sse.Shuffle(a, b, 0b11_01_11_01);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.UnzipOdd(a, b);
        return Vector128.Create(a.GetElement(1), a.GetElement(3), b.GetElement(1), b.GetElement(3));
    }

    /// <summary>a0 b0 a1 b1 in each half.</summary>
    [MethodImpl(Inline)]
    public static Vector256<float> InterleaveLow(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.UnpackLow(a, b)
        : Vector256.Create(InterleaveLow(a.GetLower(), b.GetLower()), InterleaveLow(a.GetUpper(), b.GetUpper()));

    /// <summary>a2 b2 a3 b3 in each half.</summary>
    [MethodImpl(Inline)]
    public static Vector256<float> InterleaveHigh(Vector256<float> a, Vector256<float> b) => Avx.IsSupported
        ? Avx.UnpackHigh(a, b)
        : Vector256.Create(InterleaveHigh(a.GetLower(), b.GetLower()), InterleaveHigh(a.GetUpper(), b.GetUpper()));

    /// <summary>a0 b0 a1 b1 in each quarter.</summary>
    [MethodImpl(Inline)]
    public static Vector512<float> InterleaveLow(Vector512<float> a, Vector512<float> b) => Avx512F.IsSupported
        ? Avx512F.UnpackLow(a, b)
        : Vector512.Create(InterleaveLow(a.GetLower(), b.GetLower()), InterleaveLow(a.GetUpper(), b.GetUpper()));

    /// <summary>a2 b2 a3 b3 in each quarter.</summary>
    [MethodImpl(Inline)]
    public static Vector512<float> InterleaveHigh(Vector512<float> a, Vector512<float> b) => Avx512F.IsSupported
        ? Avx512F.UnpackHigh(a, b)
        : Vector512.Create(InterleaveHigh(a.GetLower(), b.GetLower()), InterleaveHigh(a.GetUpper(), b.GetUpper()));

    /// <summary>a0 b0 in each quarter.</summary>
    [MethodImpl(Inline)]
    public static Vector512<double> InterleaveLow(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported
        ? Avx512F.UnpackLow(a, b)
        : Vector512.Create(InterleaveLow(a.GetLower(), b.GetLower()), InterleaveLow(a.GetUpper(), b.GetUpper()));

    /// <summary>a1 b1 in each quarter.</summary>
    [MethodImpl(Inline)]
    public static Vector512<double> InterleaveHigh(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported
        ? Avx512F.UnpackHigh(a, b)
        : Vector512.Create(InterleaveHigh(a.GetLower(), b.GetLower()), InterleaveHigh(a.GetUpper(), b.GetUpper()));

    /// <summary>The register with another quarter in one place.</summary>
    [MethodImpl(Inline)]
    public static Vector512<float> Insert(Vector512<float> a, Vector128<float> quarter, [ConstantExpected] byte place)
        => Avx512F.IsSupported ? Avx512F.InsertVector128(a, quarter, place) : Insert(a.AsDouble(), quarter.AsDouble(), place).AsSingle();

    /// <inheritdoc cref="Insert(Vector512{float}, Vector128{float}, byte)"/>
    [MethodImpl(Inline)]
    public static Vector512<double> Insert(Vector512<double> a, Vector128<double> quarter, [ConstantExpected] byte place)
        => Avx512F.IsSupported ? Avx512F.InsertVector128(a, quarter, place)
            : a.WithElement(2 * place, quarter.GetElement(0)).WithElement(2 * place + 1, quarter.GetElement(1));
}
