using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>64 bytes of values in as many registers as that takes: what a horizontal sum or maximum is made from, at every width.</summary>
internal unsafe struct CacheLine<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private TLanes _first;
    private TLanes _second;
    private TLanes _third;
    private TLanes _fourth;

    /// <summary>Reads 64 bytes, of which only the first values count; the rest becomes something else.</summary>
    [MethodImpl(Inline)]
    public static CacheLine<TLanes, T> LoadFirst(T* source, nint count, TLanes rest)
    {
        CacheLine<TLanes, T> group = default;
        group._first = TLanes.Select(TLanes.FirstLanes(count), TLanes.Load(source), rest);
        if (typeof(TLanes) == typeof(Lanes512<T>)) return group;
        count -= TLanes.Count;
        group._second = TLanes.Select(TLanes.FirstLanes(count), TLanes.Load(source + TLanes.Count), rest);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return group;
        count -= TLanes.Count;
        group._third = TLanes.Select(TLanes.FirstLanes(count), TLanes.Load(source + 2 * TLanes.Count), rest);
        count -= TLanes.Count;
        group._fourth = TLanes.Select(TLanes.FirstLanes(count), TLanes.Load(source + 3 * TLanes.Count), rest);
        return group;
    }

    /// <summary>A function of this and something that all lanes have in common.</summary>
    [MethodImpl(Inline)]
    public readonly CacheLine<TLanes, T> Apply<TFunction>(TLanes b)
        where TFunction : struct, IBinary
    {
        CacheLine<TLanes, T> group = default;
        group._first = TFunction.Apply<TLanes, T>(_first, b);
        if (typeof(TLanes) == typeof(Lanes512<T>)) return group;
        group._second = TFunction.Apply<TLanes, T>(_second, b);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return group;
        group._third = TFunction.Apply<TLanes, T>(_third, b);
        group._fourth = TFunction.Apply<TLanes, T>(_fourth, b);
        return group;
    }

    /// <summary>A function of this and another group, lane by lane.</summary>
    [MethodImpl(Inline)]
    public readonly CacheLine<TLanes, T> Apply<TFunction>(CacheLine<TLanes, T> b)
        where TFunction : struct, IBinary
    {
        CacheLine<TLanes, T> group = default;
        group._first = TFunction.Apply<TLanes, T>(_first, b._first);
        if (typeof(TLanes) == typeof(Lanes512<T>)) return group;
        group._second = TFunction.Apply<TLanes, T>(_second, b._second);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return group;
        group._third = TFunction.Apply<TLanes, T>(_third, b._third);
        group._fourth = TFunction.Apply<TLanes, T>(_fourth, b._fourth);
        return group;
    }

    /// <summary>Adds values that may be fewer than 64 bytes.</summary>
    [MethodImpl(Inline)]
    public void Add(T* values, nint count, T* end)
    {
        _first += MaskedTail<TLanes, T>.Load(values, count, end);
        if (typeof(TLanes) == typeof(Lanes512<T>)) return;
        _second += MaskedTail<TLanes, T>.Load(values + TLanes.Count, count - TLanes.Count, end);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return;
        _third += MaskedTail<TLanes, T>.Load(values + 2 * TLanes.Count, count - 2 * TLanes.Count, end);
        _fourth += MaskedTail<TLanes, T>.Load(values + 3 * TLanes.Count, count - 3 * TLanes.Count, end);
    }

    /// <summary>Adds the products of 64 bytes of values.</summary>
    [MethodImpl(Inline)]
    public void AddProduct(T* a, T* b)
    {
        _first = TLanes.MultiplyAdd(TLanes.Load(a), b, _first);
        if (typeof(TLanes) == typeof(Lanes512<T>)) return;
        _second = TLanes.MultiplyAdd(TLanes.Load(a + TLanes.Count), b + TLanes.Count, _second);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return;
        _third = TLanes.MultiplyAdd(TLanes.Load(a + 2 * TLanes.Count), b + 2 * TLanes.Count, _third);
        _fourth = TLanes.MultiplyAdd(TLanes.Load(a + 3 * TLanes.Count), b + 3 * TLanes.Count, _fourth);
    }

    /// <summary>The first values, and zero behind them.</summary>
    [MethodImpl(Inline)]
    public readonly CacheLine<TLanes, T> First(nint count)
    {
        CacheLine<TLanes, T> group = default;
        group._first = TLanes.And(_first, TLanes.FirstLanes(count));
        if (typeof(TLanes) == typeof(Lanes512<T>)) return group;
        group._second = TLanes.And(_second, TLanes.FirstLanes(count - TLanes.Count));
        if (typeof(TLanes) == typeof(Lanes256<T>)) return group;
        group._third = TLanes.And(_third, TLanes.FirstLanes(count - 2 * TLanes.Count));
        group._fourth = TLanes.And(_fourth, TLanes.FirstLanes(count - 3 * TLanes.Count));
        return group;
    }

    /// <summary>Writes 64 bytes.</summary>
    [MethodImpl(Inline)]
    public readonly void Store(T* target)
    {
        _first.Store(target);
        if (typeof(TLanes) == typeof(Lanes512<T>)) return;
        _second.Store(target + TLanes.Count);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return;
        _third.Store(target + 2 * TLanes.Count);
        _fourth.Store(target + 3 * TLanes.Count);
    }

    /// <summary>The sums folded down to 16 bytes.</summary>
    [MethodImpl(Inline)]
    public readonly Vector128<T> SumQuarters()
    {
        if (typeof(TLanes) == typeof(Lanes512<T>)) return TLanes.SumQuarters(_first);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return TLanes.SumQuarters(_first + _second);
        return TLanes.SumQuarters((_first + _third) + (_second + _fourth));
    }

    /// <summary>The largest values, folded down to 16 bytes; without meaning if one is NaN.</summary>
    [MethodImpl(Inline)]
    public readonly Vector128<T> MaxQuarters()
    {
        if (typeof(TLanes) == typeof(Lanes512<T>)) return TLanes.MaxQuarters(_first);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return TLanes.MaxQuarters(TLanes.Max(_first, _second));
        return TLanes.MaxQuarters(TLanes.Max(TLanes.Max(_first, _third), TLanes.Max(_second, _fourth)));
    }
}
