using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The forward product of a layer whose weights find room only in a cache far away, or in none: they are read once for all examples, in an order in which
/// memory gives them fast. A column of them lies on as many pages of memory as it has rows, more than the processor remembers the places of.
/// </summary>
/// <remarks>Sums go on where they were, in the order of k, so that the bits are those of other layers.</remarks>
internal static unsafe class FarWeights<TLanes, TActivation, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TActivation : struct, IUnary
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Weights that take more bytes are far.</summary>
    private const int FarBytes = 2 * 1024 * 1024;

    /// <summary>The rows of weights of which a strip is brought near at once.</summary>
    private const int StripSteps = 256;

    /// <summary>For so many examples, and fewer, it does not pay to bring weights near, but only to read them in order: so many rows at a time.</summary>
    private const int FewExamples = 8, FewSteps = 8;

    /// <summary>Whether a layer's weights are far. Where there are no vectors, memory is faster than what computes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Are(nint inputs, nint stride)
        => typeof(TLanes) != typeof(Lanes1<T>) && inputs > StripSteps && inputs * stride * sizeof(T) > FarBytes;

    /// <summary>The outputs of some examples, or some outputs of all.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    public static void Run(in Product<T> product, T* bias, T* output)
    {
        if (product.Rows <= FewExamples) ByRows(product, bias, output);
        else ByStrips(product, bias, output);
        if (typeof(TActivation) == typeof(Linear)) return;
        for (nint row = 0; row < product.Rows; row++, output += product.CRow) Maps.Unary<TLanes, TActivation, T>(output, output, product.Columns);
    }

    /// <summary>
    /// Many rows of weights at a time, strip by strip: what is as wide as a tile is copied, so that it lies together, and used for all examples. Their tiles fetch
    /// the next strip meanwhile.
    /// </summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void ByStrips(in Product<T> whole, T* bias, T* output)
    {
        byte* memory = stackalloc byte[(StripSteps * 2 + 1) * Padding.Bytes];
        nint width = 2 * TLanes.Count, stride = whole.BStep;
        Product<T> product = whole;
        product.B = Padding.Align<T>(memory);
        product.AheadStep = stride;
        T* block = whole.B;
        for (nint k = 0; k < whole.Steps; k += StripSteps, block += StripSteps * stride, product.A += StripSteps)
        {
            product.Steps = Math.Min(StripSteps, whole.Steps - k);
            T* next = k + StripSteps < whole.Steps ? block + StripSteps * stride : block;
            for (nint column = 0; column < whole.Columns; column += width)
            {
                product.BStep = product.Columns = Math.Min(width, whole.Columns - column);
                product.Ahead = column + width < whole.Columns ? block + column + width : next;
                Copy(block + column, stride, product.B, product.BStep, product.Steps);
                T* sums = output + column;
                if (k > 0) Tiles<TLanes, T, AddSums<TLanes, T>>.RunFar(product, new(sums));
                else if (bias == null) Tiles<TLanes, T, StoreSums<TLanes, Linear, T>>.RunFar(product, new(sums));
                else Tiles<TLanes, T, AddBias<TLanes, Linear, T>>.RunFar(product, new(bias + column, sums));
            }
        }
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void Copy(T* source, nint stride, T* target, nint width, nint rows)
    {
        for (; rows > 0; rows--, source += stride, target += width)
        {
            TLanes.Load(source).Store(target);
            if (width > TLanes.Count) TLanes.Load(source + TLanes.Count).Store(target + TLanes.Count);
        }
    }

    /// <summary>Few rows of weights at a time, as they lie, whose tiles fetch the next ones meanwhile: so many streams through memory as there are rows.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void ByRows(in Product<T> whole, T* bias, T* output)
    {
        Product<T> product = whole;
        product.AheadStep = whole.BStep;
        for (nint k = 0; k < whole.Steps; k += FewSteps)
        {
            product.Steps = Math.Min(FewSteps, whole.Steps - k);
            product.Ahead = k + FewSteps < whole.Steps ? product.B + FewSteps * whole.BStep : product.B;
            if (k > 0) Tiles<TLanes, T, AddSums<TLanes, T>>.RunFar(product, new(output));
            else if (bias == null) Tiles<TLanes, T, StoreSums<TLanes, Linear, T>>.RunFar(product, new(output));
            else Tiles<TLanes, T, AddBias<TLanes, Linear, T>>.RunFar(product, new(bias, output));
            product.A += FewSteps;
            product.B += FewSteps * whole.BStep;
        }
    }
}
