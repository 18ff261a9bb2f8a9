using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Rows of a table, looked up by tokens, and the sums of their gradients.</summary>
/// <remarks>The memory behind every reference is pinned. Tokens are whole numbers that have been checked; rows are padded to 64 bytes, with zeros.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Embedding
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Copies for every token its row of the table.</summary>
    /// <param name="tokens">One number for each row of the result.</param>
    /// <param name="table">The rows of the table.</param>
    /// <param name="result">Receives the rows.</param>
    /// <param name="rows">How many.</param>
    /// <param name="size">The values of one row.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void Forward<T>(ref T tokens, ref T table, ref T result, nint rows, nint size)
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size);
        uint bytes = (uint)(Padding.Of<T>(size) * sizeof(T));
        for (nint row = 0; row < rows; row++)
        {
            ref T source = ref Unsafe.Add(ref table, Number(Unsafe.Add(ref tokens, row)) * stride), target = ref Unsafe.Add(ref result, row * stride);
            Unsafe.CopyBlock(ref Unsafe.As<T, byte>(ref target), ref Unsafe.As<T, byte>(ref source), bytes);
        }
    }

    /// <summary>Adds up the gradients of every row of the table, in the order of the tokens, and hands a slice of the table's rows to the sink.</summary>
    /// <param name="upstream">The gradients of the rows that were looked up.</param>
    /// <param name="tokens">Their tokens.</param>
    /// <param name="offset">Where the table begins in the block of parameters.</param>
    /// <param name="sink">Receives the gradient.</param>
    /// <param name="sums">Room for the gradient of the table.</param>
    /// <param name="rows">How many tokens.</param>
    /// <param name="classes">The rows of the table.</param>
    /// <param name="size">The values of one row.</param>
    /// <param name="slice">Which part of the table.</param>
    /// <typeparam name="TSink">What becomes of the gradient.</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void Gradient<TSink, T>(
        ref T upstream, ref T tokens, nint offset, in TSink sink, ref T sums, nint rows, nint classes, nint size, WorkSlice slice)
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        (nint first, nint end) = slice.Range(classes, 1);
        T* g = (T*)Unsafe.AsPointer(ref upstream), t = (T*)Unsafe.AsPointer(ref tokens), s = (T*)Unsafe.AsPointer(ref sums);
        WidthDispatch<T>.TableGradient(g, t, offset, sink, s, rows, size, first, end);
    }

    [MethodImpl(Optimize)]
    internal static void Gradient<TLanes, TSink, T>(T* upstream, T* tokens, nint offset, in TSink given, T* sums, nint rows, nint size, nint first, nint end)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        TSink sink = given;
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint at = first * stride; at < end * stride; at += TLanes.Count) TLanes.Zero.Store(sums + at);
        for (nint row = 0; row < rows; row++, upstream += stride)
        {
            nint number = Number(tokens[row]);
            if (number < first || number >= end) continue;
            T* sum = sums + number * stride;
            for (nint at = 0; at < padded; at += TLanes.Count) (TLanes.Load(sum + at) + TLanes.Load(upstream + at)).Store(sum + at);
        }

        for (nint number = first; number < end; number++)
        {
            for (nint at = number * stride; at < number * stride + padded; at += TLanes.Count) sink.Take(TLanes.Load(sums + at), offset + at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Number<T>(T token)
        where T : unmanaged
        => typeof(T) == typeof(float) ? (nint)Unsafe.BitCast<T, float>(token) : (nint)Unsafe.BitCast<T, double>(token);
}
