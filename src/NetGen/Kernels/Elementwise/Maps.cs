using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Elementwise functions over padded memory.</summary>
/// <remarks>
/// The memory behind every reference is pinned. Counts are multiples of 64 bytes worth of values; the result may be one of the
/// arguments. Padding is computed like everything else: it is zero afterwards only if the function of zero is.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Maps
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary><c>result = function(a)</c>, value by value.</summary>
    [MethodImpl(Optimize)]
    public static void Apply<TFunction, T>(ref T a, ref T result, nint count)
        where TFunction : struct, IUnary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), y = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.Unary<TFunction>(x, y, count);
    }

    /// <summary><c>result = function(a, b)</c>, value by value.</summary>
    [MethodImpl(Optimize)]
    public static void Apply<TFunction, T>(ref T a, ref T b, ref T result, nint count)
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), y = (T*)Unsafe.AsPointer(ref b), z = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.Binary<TFunction>(x, y, z, count);
    }

    /// <summary><c>result = function(a, b, c)</c>, value by value.</summary>
    [MethodImpl(Optimize)]
    public static void Apply<TFunction, T>(ref T a, ref T b, ref T c, ref T result, nint count)
        where TFunction : struct, ITernary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), y = (T*)Unsafe.AsPointer(ref b), z = (T*)Unsafe.AsPointer(ref c);
        T* w = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.Ternary<TFunction>(x, y, z, w, count);
    }

    [MethodImpl(Optimize)]
    internal static void Unary<TLanes, TFunction, T>(T* a, T* result, nint count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IUnary
        where T : unmanaged
    {
        for (nint i = 0; i < count; i += TLanes.Count)
            TFunction.Apply<TLanes, T>(TLanes.Load(a + i)).Store(result + i);
    }

    [MethodImpl(Optimize)]
    internal static void Binary<TLanes, TFunction, T>(T* a, T* b, T* result, nint count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        for (nint i = 0; i < count; i += TLanes.Count)
            TFunction.Apply<TLanes, T>(TLanes.Load(a + i), TLanes.Load(b + i)).Store(result + i);
    }

    [MethodImpl(Optimize)]
    internal static void Ternary<TLanes, TFunction, T>(T* a, T* b, T* c, T* result, nint count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, ITernary
        where T : unmanaged
    {
        for (nint i = 0; i < count; i += TLanes.Count)
            TFunction.Apply<TLanes, T>(TLanes.Load(a + i), TLanes.Load(b + i), TLanes.Load(c + i)).Store(result + i);
    }
}
