using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Inverted dropout: some values become zero, the others grow so that the expectation stays.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Dropout
{
    /// <summary>The words that one hash gives: units whose fate is drawn together.</summary>
    private const int Words = 4;

    /// <summary>Hashes computed side by side.</summary>
    private const int Hashes = 4;

    /// <summary>
    /// Multiplies each value by its mask, 0 or <c>1 / (1 - rate)</c>, in place. The same call serves values on the way forward and
    /// gradients on the way back. Without dropout it does nothing.
    /// </summary>
    /// <remarks>
    /// Unit u of row e is dropped when word <c>u mod 4</c> of Philox 4x32-10 is less than <c>rate * 2^32</c>. The key is the seed; the
    /// counter is <c>(u / 4 + layer * 2^16, e, low half of step, high half of step)</c>. A layer has at most 65,536 units.
    /// </remarks>
    /// <param name="values">Padded rows, <c>[example][padded size]</c>; padding is left alone. The memory is pinned.</param>
    /// <param name="examples">The number of rows.</param>
    /// <param name="size">The units of the layer.</param>
    /// <param name="layer">The number of the layer in its network, less than 65,536.</param>
    /// <param name="rate">The share of values that are dropped, from 0 on and less than 1.</param>
    /// <param name="stream">Seed and step; <see cref="DropoutStream.None"/> for no dropout.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T>(ref T values, nint examples, nint size, int layer, double rate, DropoutStream stream)
        where T : unmanaged
    {
        if (!stream.Enabled) return;
        long threshold = (long)(rate * 4294967296.0);
        double scale = 1 / (1 - rate);
        T* row = (T*)Unsafe.AsPointer(ref values);
        nint stride = Padding.Stride<T>(size);
        for (nint example = 0; example < examples; example++, row += stride)
        {
            nint unit = 0;
            if (Avx2.IsSupported)
            {
                for (; unit <= size - Hashes * Words; unit += Hashes * Words)
                {
                    Masks(stream, layer, example, unit, threshold, out Vector256<uint> low, out Vector256<uint> high);
                    Drop(row + unit, low.GetLower(), scale);
                    Drop(row + unit + Words, low.GetUpper(), scale);
                    Drop(row + unit + 2 * Words, high.GetLower(), scale);
                    Drop(row + unit + 3 * Words, high.GetUpper(), scale);
                }
            }
            for (; Vectors.AreCompiled && unit <= size - Words; unit += Words)
                Drop(row + unit, Mask(stream, layer, example, unit, threshold), scale);
            for (; unit < size; unit += Words)
                DropFew(row + unit, Math.Min(size - unit, Words), Mask(stream, layer, example, unit, threshold), scale);
        }
    }

    /// <summary>The same from one place to another, for values that are needed undropped too. Without dropout it copies.</summary>
    /// <param name="source">Rows, padded or back to back. The memory is pinned.</param>
    /// <param name="sourceStride">Values from one row of the source to the next: a network's inputs are not padded.</param>
    /// <param name="result">Receives padded rows, their padding zero; may be the same place when the source is padded.</param>
    /// <param name="examples">The number of rows.</param>
    /// <param name="size">The units of the layer.</param>
    /// <param name="layer">The number of the layer in its network, less than 65,536.</param>
    /// <param name="rate">The share of values that are dropped, from 0 on and less than 1.</param>
    /// <param name="stream">Seed and step; <see cref="DropoutStream.None"/> for no dropout.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T>(ref T source, nint sourceStride, ref T result, nint examples, nint size, int layer, double rate, DropoutStream stream)
        where T : unmanaged
    {
        if (!Unsafe.AreSame(ref source, ref result))
        {
            nint padded = Padding.Of<T>(size), stride = Padding.Stride<T>(size);
            for (nint example = 0; example < examples; example++)
            {
                ref T from = ref Unsafe.Add(ref source, example * sourceStride), to = ref Unsafe.Add(ref result, example * stride);
                Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref to), ref Unsafe.As<T, byte>(ref from), (uint)(size * sizeof(T)));
                Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref to, size)), 0, (uint)((padded - size) * sizeof(T)));
            }
        }
        Apply(ref result, examples, size, layer, rate, stream);
    }

    /// <summary>All bits of the words whose units stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Mask(DropoutStream stream, int layer, nint example, nint unit, long threshold)
    {
        uint c0 = (uint)unit / Words | (uint)layer << 16, c1 = (uint)(stream.FirstExample + example);
        uint c2 = (uint)stream.Step, c3 = (uint)(stream.Step >> 32);
        Philox.Hash(ref c0, ref c1, ref c2, ref c3, (uint)stream.Seed, (uint)(stream.Seed >> 32));
        return Vector128.Create(Stays(c0, threshold), Stays(c1, threshold), Stays(c2, threshold), Stays(c3, threshold));
    }

    /// <summary>The masks of sixteen units, from four hashes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Masks(DropoutStream stream, int layer, nint example, nint unit, long threshold, out Vector256<uint> low, out Vector256<uint> high)
    {
        Vector256<uint> c0 = (Vector256.Create((long)((uint)unit / Words | (uint)layer << 16)) + Vector256<long>.Indices).AsUInt32();
        Vector256<uint> c1 = Vector256.Create((uint)(stream.FirstExample + example)), c2 = Vector256.Create((uint)stream.Step), c3 = Vector256.Create((uint)(stream.Step >> 32));
        Philox.Hash(ref c0, ref c1, ref c2, ref c3, (uint)stream.Seed, (uint)(stream.Seed >> 32));
        // Words 0 and 1 of each hash in one lane, 2 and 3 in another, then the lanes of each hash beside one another.
        Vector256<uint> front = Vector256.ConditionalSelect(Word.AsUInt32(), Stays(c0, threshold), Stays(c1, threshold));
        Vector256<uint> back = Vector256.ConditionalSelect(Word.AsUInt32(), Stays(c2, threshold), Stays(c3, threshold));
        Vector256<ulong> even = Avx2.UnpackLow(front.AsUInt64(), back.AsUInt64()), odd = Avx2.UnpackHigh(front.AsUInt64(), back.AsUInt64());
        low = Avx2.Permute2x128(even, odd, 0x20).AsUInt32();
        high = Avx2.Permute2x128(even, odd, 0x31).AsUInt32();
    }

    /// <summary>The low half of a lane.</summary>
    private static Vector256<long> Word
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(0xFFFFFFFFL);
    }

    /// <summary>All bits of the lanes whose word is not less than the threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Stays(Vector256<uint> words, long threshold)
        => Vector256.GreaterThan(words.AsInt64() & Word, Vector256.Create(threshold - 1)).AsUInt32();

    // The sign of the difference, not a branch, which would be guessed wrong half of the time. In 64 bits, because a rate next to
    // one has the threshold 2^32, which drops every word.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Stays(uint word, long threshold) => ~(uint)((word - threshold) >> 63);

    /// <summary>Four values at once, by multiplication with their masks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Drop<T>(T* values, Vector128<uint> stays, double scale)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            *(Vector128<float>*)values *= Vector128.Create((float)scale) & stays.AsSingle();
        }
        else
        {
            (Vector128<long> low, Vector128<long> high) = Vector128.Widen(stays.AsInt32());
            ((Vector128<double>*)values)[0] *= Vector128.Create(scale) & low.AsDouble();
            ((Vector128<double>*)values)[1] *= Vector128.Create(scale) & high.AsDouble();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DropFew<T>(T* values, nint count, Vector128<uint> stays, double scale)
        where T : unmanaged
    {
        for (nint i = 0; i < count; i++)
        {
            double factor = stays.GetElement((int)i) == 0 ? 0 : scale;
            if (typeof(T) == typeof(float)) ((float*)values)[i] *= (float)factor;
            else ((double*)values)[i] *= factor;
        }
    }
}
