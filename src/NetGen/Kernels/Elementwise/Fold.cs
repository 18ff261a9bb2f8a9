using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The one order in which the values of 64 bytes become one value: l + l+half, then + l+quarter, and so on.</summary>
/// <remarks>
/// A kernel that reduces keeps 64 bytes of partial results, whatever the width of its registers, and folds them here in the same
/// order on every machine: that is why 512, 256 and 128 bits give the same sums to the last bit.
/// </remarks>
internal static unsafe class Fold
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The sum of the 64 bytes of values.</summary>
    [MethodImpl(Inline)]
    public static T Sum<T>(T* group)
        where T : unmanaged
    {
        if (!Vectors.AreCompiled) return OneByOne<AsSum, T>(group);
        var parts = (Vector128<T>*)group;
        return Sum(Add(Add(parts[0], parts[2]), Add(parts[1], parts[3])));
    }

    /// <summary>The largest of the 64 bytes of values; without meaning if one is NaN.</summary>
    [MethodImpl(Inline)]
    public static T Max<T>(T* group)
        where T : unmanaged
    {
        if (!Vectors.AreCompiled) return OneByOne<AsMax, T>(group);
        var parts = (Vector128<T>*)group;
        return Max(Vectors128.Max(Vectors128.Max(parts[0], parts[2]), Vectors128.Max(parts[1], parts[3])));
    }

    /// <summary>The sum of the quarter that is left of 64 bytes.</summary>
    [MethodImpl(Inline)]
    public static T Sum<T>(Vector128<T> quarter)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) quarter = Add(quarter, OtherHalf(quarter));
        return Add(quarter, OtherOfTwo(quarter)).ToScalar();
    }

    /// <summary>The sums of two quarters.</summary>
    [MethodImpl(Inline)]
    public static void Sums<T>(Vector128<T> a, Vector128<T> b, out T sumOfA, out T sumOfB)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> e = a.AsSingle(), f = b.AsSingle();
            Vector128<float> ef = Shuffles.JoinLow(e, f) + Shuffles.JoinHigh(e, f);
            Vector128<T> sums = (ef + OtherOfTwo(ef)).As<float, T>();
            sumOfA = sums.ToScalar();
            sumOfB = sums.GetElement(2);
        }
        else
        {
            Vector128<double> e = a.AsDouble(), f = b.AsDouble();
            Vector128<T> sums = (Shuffles.InterleaveLow(e, f) + Shuffles.InterleaveHigh(e, f)).As<double, T>();
            sumOfA = sums.ToScalar();
            sumOfB = sums.GetElement(1);
        }
    }

    /// <summary>The largest value of the quarter that is left of 64 bytes.</summary>
    [MethodImpl(Inline)]
    public static T Max<T>(Vector128<T> quarter)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) quarter = Vectors128.Max(quarter, OtherHalf(quarter));
        return Vectors128.Max(quarter, OtherOfTwo(quarter)).ToScalar();
    }

    /// <summary>Stores the sums of four quarters one behind the other.</summary>
    [MethodImpl(Inline)]
    public static void Store<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, T* target)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> e = a.AsSingle(), f = b.AsSingle(), g = c.AsSingle(), h = d.AsSingle();
            Vector128<float> ef = Shuffles.JoinLow(e, f) + Shuffles.JoinHigh(e, f);
            Vector128<float> gh = Shuffles.JoinLow(g, h) + Shuffles.JoinHigh(g, h);
            *(Vector128<float>*)target = Shuffles.Evens(ef, gh) + Shuffles.Odds(ef, gh);
        }
        else
        {
            Vector128<double> e = a.AsDouble(), f = b.AsDouble(), g = c.AsDouble(), h = d.AsDouble();
            ((Vector128<double>*)target)[0] = Shuffles.InterleaveLow(e, f) + Shuffles.InterleaveHigh(e, f);
            ((Vector128<double>*)target)[1] = Shuffles.InterleaveLow(g, h) + Shuffles.InterleaveHigh(g, h);
        }
    }

    /// <summary>From a register of the widest kind to a quarter of it.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> SumQuarters<T>(Vector512<T> a)
        where T : unmanaged
        => SumQuarters(Add(a.GetLower(), a.GetUpper()));

    /// <summary>From half of 64 bytes to a quarter.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> SumQuarters<T>(Vector256<T> a)
        where T : unmanaged
        => Add(a.GetLower(), a.GetUpper());

    /// <summary>A quarter is one already.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> SumQuarters<T>(Vector128<T> a)
        where T : unmanaged
        => a;

    /// <inheritdoc cref="SumQuarters{T}(Vector512{T})"/>
    [MethodImpl(Inline)]
    public static Vector128<T> MaxQuarters<T>(Vector512<T> a)
        where T : unmanaged
        => MaxQuarters(Vectors256.Max(a.GetLower(), a.GetUpper()));

    /// <inheritdoc cref="SumQuarters{T}(Vector256{T})"/>
    [MethodImpl(Inline)]
    public static Vector128<T> MaxQuarters<T>(Vector256<T> a)
        where T : unmanaged
        => Vectors128.Max(a.GetLower(), a.GetUpper());

    /// <inheritdoc cref="SumQuarters{T}(Vector128{T})"/>
    [MethodImpl(Inline)]
    public static Vector128<T> MaxQuarters<T>(Vector128<T> a)
        where T : unmanaged
        => a;

    /// <summary>The same where there are no vectors.</summary>
    internal static T OneByOne<TOperation, T>(T* group)
        where TOperation : struct, IBinary
        where T : unmanaged
    {
        T* values = stackalloc T[Padding.CacheLine<T>()];
        Unsafe.CopyBlockUnaligned(values, group, Padding.Bytes);
        for (nint half = Padding.CacheLine<T>() / 2; half > 0; half /= 2)
        {
            for (nint i = 0; i < half; i++)
                TOperation.Apply<Lanes1<T>, T>(Lanes1<T>.Load(values + i), Lanes1<T>.Load(values + half + i)).Store(values + i);
        }
        return *values;
    }

    // In place of operators of Vector128<T>, which would have the runtime load that type anew for every method here, half a millisecond each.
    [MethodImpl(Inline)]
    private static Vector128<T> Add<T>(Vector128<T> a, Vector128<T> b) => typeof(T) == typeof(float)
        ? (a.AsSingle() + b.AsSingle()).As<float, T>()
        : (a.AsDouble() + b.AsDouble()).As<double, T>();

    [MethodImpl(Inline)]
    private static Vector256<T> Add<T>(Vector256<T> a, Vector256<T> b) => typeof(T) == typeof(float)
        ? (a.AsSingle() + b.AsSingle()).As<float, T>()
        : (a.AsDouble() + b.AsDouble()).As<double, T>();

    /// <summary>Lanes 2 3 0 1 of four.</summary>
    [MethodImpl(Inline)]
    private static Vector128<T> OtherHalf<T>(Vector128<T> a)
        where T : unmanaged
        => Vector128.Shuffle(a.AsSingle(), Vector128.Create(2, 3, 0, 1)).As<float, T>();

    /// <summary>The second lane in the first.</summary>
    [MethodImpl(Inline)]
    private static Vector128<T> OtherOfTwo<T>(Vector128<T> a)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector128.Shuffle(a.AsSingle(), Vector128.Create(1, 0, 3, 2)).As<float, T>()
            : OtherOfTwoDoubles(a);

    // Apart, so that programs without doubles do not load vectors of long.
    [MethodImpl(Inline)]
    private static Vector128<T> OtherOfTwoDoubles<T>(Vector128<T> a) => Vector128.Shuffle(a.AsDouble(), Vector128.Create(1L, 0L)).As<double, T>();

    internal readonly struct AsSum : IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL a, TL b)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => a + b;
    }

    internal readonly struct AsMax : IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL a, TL b)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => TL.Max(a, b);
    }
}
