using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Benchmarks.Quick;

/// <summary>What one core of this machine can do, measured in the same run as everything that is compared with it.</summary>
internal static unsafe class Machine
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
    private const double Seconds = 0.03;

    // What was the best so far: a disturbed measurement shows less than there is, never more.
    private static readonly Dictionary<object, double> Best = [];

    /// <summary>Bits of the vectors that kernels use in this process.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    /// <summary>Floating-point operations per nanosecond when there is nothing to do but independent multiplications with addition.</summary>
    public static double PeakPerNanosecond<T>()
        where T : unmanaged
        => Measured(("peak", typeof(T)), () =>
        {
            const int Rounds = 2000;
            T result;
            long start = Clock.Now;
            int operations = VectorBits switch
            {
                512 => Multiply<Lanes512<T>, T>(&result, Rounds),
                256 => Multiply<Lanes256<T>, T>(&result, Rounds),
                128 => Multiply<Lanes128<T>, T>(&result, Rounds),
                _ => Multiply<Lanes1<T>, T>(&result, Rounds),
            };
            return (double)operations * Rounds / Clock.NanosecondsSince(start);
        });

    /// <summary>Bytes per nanosecond when memory of this size is read, again and again.</summary>
    public static double ReadPerNanosecond(int bytes) => Measured(("read", bytes), () => PerNanosecond(bytes, update: false));

    /// <summary>Bytes per nanosecond when memory of this size is changed in place, again and again; each counted once.</summary>
    public static double UpdatePerNanosecond(int bytes) => Measured(("update", bytes), () => PerNanosecond(bytes, update: true));

    // Measured again every time it is asked for, for a short while.
    private static double Measured(object what, Func<double> measure)
    {
        double best = Best.GetValueOrDefault(what);
        measure(); // compiled by the JIT
        long start = Clock.Now;
        do best = Math.Max(best, measure());
        while (Clock.NanosecondsSince(start) / 1e9 < Seconds);
        return Best[what] = best;
    }

    private static double PerNanosecond(int bytes, bool update)
    {
        int rounded = Math.Max(4096, bytes) & -1024;
        var memory = new AlignedBuffer<float>(rounded / sizeof(float));
        memory.Values.Fill(1); // memory never written to is one and the same page of zeros
        float* first = (float*)Unsafe.AsPointer(ref memory.First);
        int passes = Math.Max(1, 1_000_000 / rounded);
        double best = 0;
        for (int i = 0; i < 10; i++)
        {
            long start = Clock.Now;
            for (int pass = 0; pass < passes; pass++) Pass(first, memory.Length, update);
            best = Math.Max(best, (double)rounded * passes / Clock.NanosecondsSince(start));
        }

        GC.KeepAlive(memory);
        return best;
    }

    private static void Pass(float* first, int length, bool update)
    {
        switch (VectorBits)
        {
            case 512: Pass<Lanes512<float>>(first, length, update); break;
            case 256: Pass<Lanes256<float>>(first, length, update); break;
            case 128: Pass<Lanes128<float>>(first, length, update); break;
            default: Pass<Lanes1<float>>(first, length, update); break;
        }
    }

    private static void Pass<TLanes>(float* first, int length, bool update)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        if (update) Update<TLanes>(first, length);
        else Read<TLanes>(first, length);
    }

    // Twelve chains: enough to hide the latency of every processor, and few enough for sixteen registers.
    [MethodImpl(Optimize)]
    private static int Multiply<TLanes, T>(T* result, int rounds)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes x = TLanes.Constant(0.5), y = TLanes.Constant(1);
        TLanes a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int n = 0; n < rounds; n++)
        {
            a = TLanes.MultiplyAdd(a, x, y);
            b = TLanes.MultiplyAdd(b, x, y);
            c = TLanes.MultiplyAdd(c, x, y);
            d = TLanes.MultiplyAdd(d, x, y);
            e = TLanes.MultiplyAdd(e, x, y);
            f = TLanes.MultiplyAdd(f, x, y);
            g = TLanes.MultiplyAdd(g, x, y);
            h = TLanes.MultiplyAdd(h, x, y);
            i = TLanes.MultiplyAdd(i, x, y);
            j = TLanes.MultiplyAdd(j, x, y);
            k = TLanes.MultiplyAdd(k, x, y);
            l = TLanes.MultiplyAdd(l, x, y);
        }

        T* sum = stackalloc T[TLanes.Count];
        (a + b + c + d + e + f + g + h + i + j + k + l).Store(sum);
        *result = *sum;
        return 12 * 2 * TLanes.Count;
    }

    [MethodImpl(Optimize)]
    private static void Read<TLanes>(float* first, int length)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes a = TLanes.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        int lanes = TLanes.Count;
        for (float* at = first, end = first + length; at < end; at += 8 * lanes)
        {
            a += TLanes.Load(at);
            b += TLanes.Load(at + lanes);
            c += TLanes.Load(at + 2 * lanes);
            d += TLanes.Load(at + 3 * lanes);
            e += TLanes.Load(at + 4 * lanes);
            f += TLanes.Load(at + 5 * lanes);
            g += TLanes.Load(at + 6 * lanes);
            h += TLanes.Load(at + 7 * lanes);
        }

        float* sum = stackalloc float[TLanes.Count];
        (a + b + c + d + e + f + g + h).Store(sum);
        Sink = *sum;
    }

    [MethodImpl(Optimize)]
    private static void Update<TLanes>(float* first, int length)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes one = TLanes.Constant(1);
        int lanes = TLanes.Count;
        for (float* at = first, end = first + length; at < end; at += 4 * lanes)
        {
            (TLanes.Load(at) + one).Store(at);
            (TLanes.Load(at + lanes) + one).Store(at + lanes);
            (TLanes.Load(at + 2 * lanes) + one).Store(at + 2 * lanes);
            (TLanes.Load(at + 3 * lanes) + one).Store(at + 3 * lanes);
        }
    }

    /// <summary>Where results go that nobody wants.</summary>
    public static float Sink { get; set; }
}
