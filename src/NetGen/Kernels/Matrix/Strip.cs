using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Sums of neighbouring columns: one, two or four registers, to which rows are added.</summary>
internal unsafe struct Strip<TLanes, T, TWidth>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
    where TWidth : ITileWidth
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private TLanes _first;
    private TLanes _second;
    private TLanes _third;
    private TLanes _fourth;

    /// <summary>The columns as they are, negative zeros, too.</summary>
    [MethodImpl(Inline)]
    public static Strip<TLanes, T, TWidth> Copy(T* row)
    {
        Strip<TLanes, T, TWidth> strip = default;
        strip._first = TLanes.Load(row);
        if (typeof(TWidth) != typeof(OneWide)) strip._second = TLanes.Load(row + TLanes.Count);
        if (typeof(TWidth) == typeof(FourWide))
        {
            strip._third = TLanes.Load(row + 2 * TLanes.Count);
            strip._fourth = TLanes.Load(row + 3 * TLanes.Count);
        }
        return strip;
    }

    /// <summary>Reads the columns, added to zero.</summary>
    [MethodImpl(Inline)]
    public static Strip<TLanes, T, TWidth> Load(T* row)
    {
        Strip<TLanes, T, TWidth> strip = default;
        strip.Add(row);
        return strip;
    }

    /// <summary>The sums of both.</summary>
    [MethodImpl(Inline)]
    public static Strip<TLanes, T, TWidth> operator +(Strip<TLanes, T, TWidth> a, Strip<TLanes, T, TWidth> b)
    {
        a._first += b._first;
        if (typeof(TWidth) != typeof(OneWide)) a._second += b._second;
        if (typeof(TWidth) == typeof(FourWide))
        {
            a._third += b._third;
            a._fourth += b._fourth;
        }
        return a;
    }

    /// <summary>Adds a row.</summary>
    [MethodImpl(Inline)]
    public void Add(T* row)
    {
        _first += TLanes.Load(row);
        if (typeof(TWidth) != typeof(OneWide)) _second += TLanes.Load(row + TLanes.Count);
        if (typeof(TWidth) == typeof(FourWide))
        {
            _third += TLanes.Load(row + 2 * TLanes.Count);
            _fourth += TLanes.Load(row + 3 * TLanes.Count);
        }
    }

    /// <summary>Adds a multiple of a row.</summary>
    [MethodImpl(Inline)]
    public void Add(T* factor, T* row)
    {
        TLanes x = TLanes.Broadcast(*factor);
        _first = TLanes.MultiplyAdd(x, row, _first);
        if (typeof(TWidth) != typeof(OneWide)) _second = TLanes.MultiplyAdd(x, row + TLanes.Count, _second);
        if (typeof(TWidth) == typeof(FourWide))
        {
            _third = TLanes.MultiplyAdd(x, row + 2 * TLanes.Count, _third);
            _fourth = TLanes.MultiplyAdd(x, row + 3 * TLanes.Count, _fourth);
        }
    }

    /// <summary>Adds the products of two rows.</summary>
    [MethodImpl(Inline)]
    public void AddProducts(T* a, T* b)
    {
        _first = TLanes.MultiplyAdd(TLanes.Load(a), b, _first);
        if (typeof(TWidth) != typeof(OneWide)) _second = TLanes.MultiplyAdd(TLanes.Load(a + TLanes.Count), b + TLanes.Count, _second);
        if (typeof(TWidth) == typeof(FourWide))
        {
            _third = TLanes.MultiplyAdd(TLanes.Load(a + 2 * TLanes.Count), b + 2 * TLanes.Count, _third);
            _fourth = TLanes.MultiplyAdd(TLanes.Load(a + 3 * TLanes.Count), b + 3 * TLanes.Count, _fourth);
        }
    }

    /// <summary>Hands the sums over.</summary>
    [MethodImpl(Inline)]
    public readonly void Finish<TEpilogue>(in TEpilogue epilogue, nint offset)
        where TEpilogue : struct, IEpilogue<TLanes, T>
    {
        epilogue.Finish(_first, offset);
        if (typeof(TWidth) != typeof(OneWide)) epilogue.Finish(_second, offset + TLanes.Count);
        if (typeof(TWidth) == typeof(FourWide))
        {
            epilogue.Finish(_third, offset + 2 * TLanes.Count);
            epilogue.Finish(_fourth, offset + 3 * TLanes.Count);
        }
    }
}
