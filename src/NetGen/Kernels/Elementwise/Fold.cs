using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The one order in which the values of 64 bytes become one value: l + l+half, then + l+quarter, and so on.</summary>
/// <remarks>
/// A kernel that reduces keeps 64 bytes of partial results, whatever the width of its registers, and folds them here with
/// 128-bit registers on every machine: that is why 512, 256 and 128 bits give the same sums to the last bit.
/// </remarks>
internal static unsafe class Fold
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The sum of the 64 bytes of values.</summary>
    [MethodImpl(Inline)]
    public static T Sum<T>(T* group)
        where T : unmanaged
    {
        var parts = (Vector128<T>*)group;
        Vector128<T> sum = (parts[0] + parts[2]) + (parts[1] + parts[3]);
        if (typeof(T) == typeof(float)) sum += Vector128.Shuffle(sum.AsSingle(), Vector128.Create(2, 3, 0, 1)).As<float, T>();
        return (sum + OtherOfTwo(sum)).ToScalar();
    }

    /// <summary>The largest of the 64 bytes of values; without meaning if one is NaN.</summary>
    [MethodImpl(Inline)]
    public static T Max<T>(T* group)
        where T : unmanaged
    {
        var parts = (Vector128<T>*)group;
        Vector128<T> max = Vector128.MaxNative(Vector128.MaxNative(parts[0], parts[2]), Vector128.MaxNative(parts[1], parts[3]));
        if (typeof(T) == typeof(float))
            max = Vector128.MaxNative(max, Vector128.Shuffle(max.AsSingle(), Vector128.Create(2, 3, 0, 1)).As<float, T>());
        return Vector128.MaxNative(max, OtherOfTwo(max)).ToScalar();
    }

    /// <summary>The second lane in the first.</summary>
    [MethodImpl(Inline)]
    private static Vector128<T> OtherOfTwo<T>(Vector128<T> a)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector128.Shuffle(a.AsSingle(), Vector128.Create(1, 0, 3, 2)).As<float, T>()
            : Vector128.Shuffle(a.AsDouble(), Vector128.Create(1L, 0L)).As<double, T>();
}
