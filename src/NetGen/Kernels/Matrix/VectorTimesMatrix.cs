using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The forward product of a single example: each weight is needed once, so that only loads and chains of additions count.</summary>
/// <remarks>
/// A few registers of outputs would wait for each addition; they get several partial sums, of every fourth or eighth row, which are
/// added in pairs. Wide layers have columns enough to fill the waiting time and read their weights in one stream, row by row where
/// the registers hold all outputs. How many partial sums is a matter of the layer's width in bytes alone: every width of registers
/// gives the same bits.
/// </remarks>
internal static unsafe class VectorTimesMatrix<TLanes, TActivation, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TActivation : struct, IUnary
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Layers of up to this many times 64 bytes get four partial sums, the smallest eight.</summary>
    private const int NarrowGroups = 4;

    /// <summary>
    /// Layers of up to this many times 64 bytes keep all outputs in registers of 512 bits, or half of them in registers of 256. In the former twice as many
    /// would find room, but such layers are read from farther away, and four rows at a time bring more at once.
    /// </summary>
    private const int GroupsInRegisters = 8;

    /// <summary>How many rows before they are needed parts of rows are fetched: what follows in memory is not what comes next.</summary>
    private const int FetchedRows = 16;

    /// <summary>Computes the outputs of one example.</summary>
    [MethodImpl(Optimize)]
    public static void Run(T* input, T* weights, T* bias, T* output, nint inputs, nint padded, nint stride)
    {
        nint lines = padded / Padding.CacheLine<T>();
        if (typeof(TLanes) == typeof(Lanes1<T>) && lines <= NarrowGroups)
        {
            OneByOne(lines == 1 ? 8 : 4, input, weights, bias, output, inputs, padded, stride);
        }
        else if (typeof(TLanes) == typeof(Lanes512<T>) && lines > NarrowGroups && lines <= GroupsInRegisters)
        {
            InRegisters(input, weights, bias, output, inputs, padded, stride);
        }
        else if (typeof(TLanes) == typeof(Lanes256<T>) && lines > NarrowGroups && lines <= GroupsInRegisters)
        {
            // Half of the columns, then what is left, and some columns again where that is less than a strip.
            nint half = 2 * FourWide.Registers * TLanes.Count, rest = Math.Max(FourWide.Registers * TLanes.Count, padded - half), second = padded - rest;
            InRegisters(input, weights, bias, output, inputs, half, stride);
            InRegisters(input, weights + second, Part(bias, second), output + second, inputs, rest, stride);
        }
        else if (lines > NarrowGroups)
        {
            Stream(input, weights, bias, output, inputs, padded, stride);
        }
        else if (lines == 1)
        {
            if (typeof(TLanes) == typeof(Lanes512<T>)) Sum<EightHigh, OneWide>(8, input, weights, bias, output, inputs, stride);
            else if (typeof(TLanes) == typeof(Lanes256<T>)) Sum<FourHigh, TwoWide>(8, input, weights, bias, output, inputs, stride);
            else
            {
                for (nint at = 0; at < padded; at += 4 * TLanes.Count) Sum<TwoHigh, FourWide>(8, input, weights + at, Part(bias, at), output + at, inputs, stride);
            }
        }
        else
        {
            nint registers = padded / TLanes.Count, fours = registers / 4 * 4 * TLanes.Count, pairs = registers / 2 * 2 * TLanes.Count;
            for (nint at = 0; at < fours; at += 4 * TLanes.Count)
            {
                if (typeof(TLanes) == typeof(Lanes512<T>)) Sum<FourHigh, FourWide>(4, input, weights + at, Part(bias, at), output + at, inputs, stride);
                else Sum<TwoHigh, FourWide>(4, input, weights + at, Part(bias, at), output + at, inputs, stride);
            }
            if (fours < pairs) Sum<FourHigh, TwoWide>(4, input, weights + fours, Part(bias, fours), output + fours, inputs, stride);
            if (pairs < padded) Sum<FourHigh, OneWide>(4, input, weights + pairs, Part(bias, pairs), output + pairs, inputs, stride);
        }
    }

    private static T* Part(T* bias, nint column) => bias == null ? null : bias + column;

    /// <summary>Outputs side by side, with so many partial sums; as many at a time as the tile has rows.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void Sum<THeight, TWidth>(nint sums, T* input, T* weights, T* bias, T* output, nint inputs, nint stride)
        where THeight : ITileHeight
        where TWidth : ITileWidth
    {
        Strip<TLanes, T, TWidth> total = default;
        if (bias != null) total = Strip<TLanes, T, TWidth>.Load(bias);
        for (nint first = 0; first < sums; first += THeight.Rows)
        {
            Strip<TLanes, T, TWidth> s0 = default, s1 = default, s2 = default, s3 = default;
            Strip<TLanes, T, TWidth> s4 = default, s5 = default, s6 = default, s7 = default;
            T* w = weights + first * stride;
            nint k = first;
            for (; k + THeight.Rows <= inputs; k += sums, w += sums * stride)
            {
                s0.Add(input + k, w);
                s1.Add(input + k + 1, w + stride);
                if (typeof(THeight) == typeof(TwoHigh)) continue;
                s2.Add(input + k + 2, w + 2 * stride);
                s3.Add(input + k + 3, w + 3 * stride);
                if (typeof(THeight) == typeof(FourHigh)) continue;
                s4.Add(input + k + 4, w + 4 * stride);
                s5.Add(input + k + 5, w + 5 * stride);
                s6.Add(input + k + 6, w + 6 * stride);
                s7.Add(input + k + 7, w + 7 * stride);
            }
            if (k < inputs) s0.Add(input + k, w);
            if (typeof(THeight) != typeof(TwoHigh))
            {
                if (k + 1 < inputs) s1.Add(input + k + 1, w + stride);
                if (k + 2 < inputs) s2.Add(input + k + 2, w + 2 * stride);
            }
            if (typeof(THeight) == typeof(EightHigh))
            {
                if (k + 3 < inputs) s3.Add(input + k + 3, w + 3 * stride);
                if (k + 4 < inputs) s4.Add(input + k + 4, w + 4 * stride);
                if (k + 5 < inputs) s5.Add(input + k + 5, w + 5 * stride);
                if (k + 6 < inputs) s6.Add(input + k + 6, w + 6 * stride);
            }
            total += s0 + s1;
            if (typeof(THeight) != typeof(TwoHigh)) total += s2 + s3;
            if (typeof(THeight) == typeof(EightHigh))
            {
                total += s4 + s5;
                total += s6 + s7;
            }
        }
        total.Finish(new StoreSums<TLanes, TActivation, T>(output), 0);
    }

    /// <summary>Single values: four outputs side by side, and two of their partial sums at a time.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void OneByOne(nint sums, T* input, T* weights, T* bias, T* output, nint inputs, nint padded, nint stride)
    {
        nint step = sums * stride;
        for (nint column = 0; column < padded; column += 4)
        {
            T* start = bias == null ? null : bias + column;
            TLanes t0 = TLanes.Zero, t1 = t0, t2 = t0, t3 = t0;
            if (start != null)
            {
                // Added to zero, as strips of registers have it.
                t0 += TLanes.Load(start);
                t1 += TLanes.Load(start + 1);
                t2 += TLanes.Load(start + 2);
                t3 += TLanes.Load(start + 3);
            }
            for (nint first = 0; first < sums; first += 2)
            {
                TLanes a0 = TLanes.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
                T* x = input + first, end = input + inputs, w = weights + first * stride + column;
                for (; x + 1 < end; x += sums, w += step)
                {
                    TLanes even = TLanes.Broadcast(*x), odd = TLanes.Broadcast(x[1]);
                    T* v = w + stride;
                    a0 = TLanes.MultiplyAdd(even, w, a0);
                    a1 = TLanes.MultiplyAdd(even, w + 1, a1);
                    a2 = TLanes.MultiplyAdd(even, w + 2, a2);
                    a3 = TLanes.MultiplyAdd(even, w + 3, a3);
                    b0 = TLanes.MultiplyAdd(odd, v, b0);
                    b1 = TLanes.MultiplyAdd(odd, v + 1, b1);
                    b2 = TLanes.MultiplyAdd(odd, v + 2, b2);
                    b3 = TLanes.MultiplyAdd(odd, v + 3, b3);
                }
                if (x < end)
                {
                    TLanes last = TLanes.Broadcast(*x);
                    a0 = TLanes.MultiplyAdd(last, w, a0);
                    a1 = TLanes.MultiplyAdd(last, w + 1, a1);
                    a2 = TLanes.MultiplyAdd(last, w + 2, a2);
                    a3 = TLanes.MultiplyAdd(last, w + 3, a3);
                }
                t0 += a0 + b0;
                t1 += a1 + b1;
                t2 += a2 + b2;
                t3 += a3 + b3;
            }
            TActivation.Apply<TLanes, T>(t0).Store(output + column);
            TActivation.Apply<TLanes, T>(t1).Store(output + column + 1);
            TActivation.Apply<TLanes, T>(t2).Store(output + column + 2);
            TActivation.Apply<TLanes, T>(t3).Store(output + column + 3);
        }
    }

    /// <summary>
    /// Neighbouring outputs in two strips of registers, to which rows of weights are added one by one. The second strip ends with the row: what it shares with the
    /// first is computed twice, to the same bits.
    /// </summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void InRegisters(T* input, T* weights, T* bias, T* output, nint inputs, nint padded, nint stride)
    {
        nint second = padded - FourWide.Registers * TLanes.Count;
        Strip<TLanes, T, FourWide> s0 = default, s1 = default;
        if (bias != null)
        {
            s0 = Strip<TLanes, T, FourWide>.Copy(bias);
            s1 = Strip<TLanes, T, FourWide>.Copy(bias + second);
        }
        for (T* end = input + inputs; input < end; input++, weights += stride)
        {
            if (typeof(TLanes) == typeof(Lanes256<T>))
            {
                T* ahead = weights + FetchedRows * stride;
                Freely.Line(ahead);
                Freely.Line(ahead + Padding.CacheLine<T>());
                Freely.Line(ahead + second);
                Freely.Line(ahead + second + Padding.CacheLine<T>());
            }
            s0.Add(input, weights);
            s1.Add(input, weights + second);
        }
        StoreSums<TLanes, Linear, T> sums = new(output);
        s0.Finish(sums, 0);
        s1.Finish(sums, second);
        Activate(output, padded);
    }

    /// <summary>A wide layer: four rows at a time pass over the outputs, and the weights come in one stream.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void Stream(T* input, T* weights, T* bias, T* output, nint inputs, nint padded, nint stride)
    {
        for (nint at = 0; at < padded; at += TLanes.Count)
            (bias == null ? TLanes.Zero : TLanes.Load(bias + at)).Store(output + at);

        nint k = 0;
        T* w0 = weights;
        for (; k + 4 <= inputs; k += 4, w0 += 4 * stride)
        {
            TLanes x0 = TLanes.Broadcast(input[k]), x1 = TLanes.Broadcast(input[k + 1]);
            TLanes x2 = TLanes.Broadcast(input[k + 2]), x3 = TLanes.Broadcast(input[k + 3]);
            T* w1 = w0 + stride, w2 = w1 + stride, w3 = w2 + stride;
            for (nint at = 0; at < padded; at += TLanes.Count)
            {
                TLanes sum = TLanes.MultiplyAdd(x0, w0 + at, TLanes.Load(output + at));
                sum = TLanes.MultiplyAdd(x1, w1 + at, sum);
                sum = TLanes.MultiplyAdd(x2, w2 + at, sum);
                TLanes.MultiplyAdd(x3, w3 + at, sum).Store(output + at);
            }
        }
        for (; k < inputs; k++, w0 += stride)
        {
            TLanes x = TLanes.Broadcast(input[k]);
            for (nint at = 0; at < padded; at += TLanes.Count)
                TLanes.MultiplyAdd(x, w0 + at, TLanes.Load(output + at)).Store(output + at);
        }
        Activate(output, padded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Activate(T* output, nint padded)
    {
        if (typeof(TActivation) != typeof(Linear)) Maps.Unary<TLanes, TActivation, T>(output, output, padded);
    }
}
