using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The few operations that the runtime itself needs on a vector, or a value in its place, whose type is an argument: all tests are folded.</summary>
internal static unsafe class VectorMemory<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Adds a vector to one in memory.</summary>
    [MethodImpl(Inline)]
    public static void Add(T* target, TVector value)
    {
        if (typeof(TVector) == typeof(T))
        {
            if (typeof(T) == typeof(float)) *(float*)target += Unsafe.BitCast<TVector, float>(value);
            else *(double*)target += Unsafe.BitCast<TVector, double>(value);
            return;
        }
        if (typeof(TVector) == typeof(Vector512<T>)) *(Vector512<T>*)target += Unsafe.BitCast<TVector, Vector512<T>>(value);
        else if (typeof(TVector) == typeof(Vector256<T>)) *(Vector256<T>*)target += Unsafe.BitCast<TVector, Vector256<T>>(value);
        else *(Vector128<T>*)target += Unsafe.BitCast<TVector, Vector128<T>>(value);
    }

    /// <summary>Sets all bits of a vector in memory.</summary>
    [MethodImpl(Inline)]
    public static void SetAll(T* target)
    {
        if (typeof(TVector) == typeof(T))
        {
            Lanes1<T>.FirstLanes(1).Store(target);
            return;
        }
        if (typeof(TVector) == typeof(Vector512<T>)) *(Vector512<T>*)target = Vector512<T>.AllBitsSet;
        else if (typeof(TVector) == typeof(Vector256<T>)) *(Vector256<T>*)target = Vector256<T>.AllBitsSet;
        else *(Vector128<T>*)target = Vector128<T>.AllBitsSet;
    }

    /// <summary>The product of both; zero where the weight is, whatever the value.</summary>
    [MethodImpl(Inline)]
    public static TVector Times(TVector value, TVector weight)
    {
        if (typeof(TVector) == typeof(T))
            return Unsafe.BitCast<Lanes1<T>, TVector>(Weights.Times<Lanes1<T>, T>(Unsafe.BitCast<TVector, Lanes1<T>>(value), Unsafe.BitCast<TVector, Lanes1<T>>(weight)));
        if (typeof(TVector) == typeof(Vector512<T>))
        {
            Vector512<T> w = Unsafe.BitCast<TVector, Vector512<T>>(weight);
            return Unsafe.BitCast<Vector512<T>, TVector>(Vector512.AndNot(Unsafe.BitCast<TVector, Vector512<T>>(value) * w, Vector512.Equals(w, Vector512<T>.Zero)));
        }
        if (typeof(TVector) == typeof(Vector256<T>))
        {
            Vector256<T> w = Unsafe.BitCast<TVector, Vector256<T>>(weight);
            return Unsafe.BitCast<Vector256<T>, TVector>(Vector256.AndNot(Unsafe.BitCast<TVector, Vector256<T>>(value) * w, Vector256.Equals(w, Vector256<T>.Zero)));
        }
        Vector128<T> weights = Unsafe.BitCast<TVector, Vector128<T>>(weight);
        return Unsafe.BitCast<Vector128<T>, TVector>(Vector128.AndNot(Unsafe.BitCast<TVector, Vector128<T>>(value) * weights, Vector128.Equals(weights, Vector128<T>.Zero)));
    }

    /// <summary>The bits of a vector that are also set in memory.</summary>
    [MethodImpl(Inline)]
    public static TVector And(T* mask, TVector value)
    {
        if (typeof(TVector) == typeof(T))
            return Unsafe.BitCast<Lanes1<T>, TVector>(Lanes1<T>.And(Lanes1<T>.Load(mask), Unsafe.BitCast<TVector, Lanes1<T>>(value)));
        if (typeof(TVector) == typeof(Vector512<T>))
            return Unsafe.BitCast<Vector512<T>, TVector>(*(Vector512<T>*)mask & Unsafe.BitCast<TVector, Vector512<T>>(value));
        if (typeof(TVector) == typeof(Vector256<T>))
            return Unsafe.BitCast<Vector256<T>, TVector>(*(Vector256<T>*)mask & Unsafe.BitCast<TVector, Vector256<T>>(value));
        return Unsafe.BitCast<Vector128<T>, TVector>(*(Vector128<T>*)mask & Unsafe.BitCast<TVector, Vector128<T>>(value));
    }
}
