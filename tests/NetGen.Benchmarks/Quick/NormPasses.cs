using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Contenders;
using NetGen.Kernels;

namespace NetGen.Benchmarks.Quick;

/// <summary>All passes of a normalisation in a training step, beside a plain copy that touches as many bytes.</summary>
/// <param name="Name">Which, and of what.</param>
/// <param name="Passes">Forward, back to the input, the gradients of scale and shift.</param>
/// <param name="Copy">The copy.</param>
internal sealed record NormPasses(string Name, Timing Passes, Timing Copy)
{
    private const double Epsilon = 1e-5;

    /// <summary>How many times as long the passes take.</summary>
    public double Ratio => Passes.Minimum / Copy.Minimum;

    /// <summary>Measures and prints.</summary>
    public static IReadOnlyList<NormPasses> Run()
    {
        Console.WriteLine($"{"passes of a step",-42} {"passes, ns",12} {"copy, ns",12} {"ratio",6} {"of medians",11}");
        List<NormPasses> rows = [];
        foreach ((int count, int size) in ((int, int)[])[(32, 512), (256, 1024)])
        {
            using var memory = new Memory(count, size);
            // A copy reads and writes: of as many bytes as eight, or eleven, arrays have that the passes read or write.
            rows.Add(Measure($"layer norm, {count} x {size}", memory.LayerNorm, () => memory.CopyOf(8)));
            rows.Add(Measure($"batch norm, {count} x {size}", memory.BatchNorm, () => memory.CopyOf(11)));
        }

        Console.WriteLine();
        return rows;
    }

    private static NormPasses Measure(string name, Action passes, Action copy)
    {
        IReadOnlyList<Timing> timings = Timing.Of([new ActionContender("passes", passes), new ActionContender("copy", copy)], things: 1);
        var row = new NormPasses(name, timings[0], timings[1]);
        Console.WriteLine(
            $"{row.Name,-42} {Text.Number(row.Passes.Minimum),12} {Text.Number(row.Copy.Minimum),12} {Text.Ratio(row.Ratio),6} {Text.Ratio(row.Passes.Median / row.Copy.Median),11}");
        return row;
    }

    /// <summary>Rows, gradients and channels, as a network has them.</summary>
    private sealed class Memory : IDisposable
    {
        private readonly AlignedBuffer<float> _x, _standard, _y, _g, _d, _inverse, _channels, _gradient, _copy;
        private readonly int _count, _size, _stride;

        public Memory(int count, int size)
        {
            (_count, _size, _stride) = (count, size, Kernels.Padding.Stride<float>(size));
            (_x, _standard, _y, _g, _d, _copy) = (Rows(), Rows(), Rows(), Rows(), Rows(), Rows());
            (_inverse, _channels, _gradient) = (new(Math.Max(count, size) + 64), new(8 * _stride), new(2 * _stride));
            var random = new Random(1);
            foreach (AlignedBuffer<float> buffer in (AlignedBuffer<float>[])[_x, _g])
                for (int row = 0; row < count; row++)
                    for (int i = 0; i < size; i++) buffer.Values[row * _stride + i] = random.NextSingle();
            _channels.Values.Fill(1);
        }

        public void LayerNorm()
        {
            Kernels.LayerNorm.Forward(
                ref _x.First, _stride, ref _channels.First, ref Channel(1), ref _standard.First, ref _inverse.First, ref _y.First, _count, _size, Epsilon);
            Kernels.LayerNorm.InputGradient(ref _g.First, ref _channels.First, ref _standard.First, ref _inverse.First, ref _d.First, _count, _size);
            ParameterGradients();
        }

        public void BatchNorm()
        {
            Kernels.BatchNorm.Statistics(
                ref _x.First, ref Channel(2), ref Channel(3), ref Channel(4), ref Channel(5), ref _inverse.First, _count, _size, Epsilon, isTraining: true, WorkSlice.Whole);
            Kernels.BatchNorm.Forward(ref _x.First, ref Channel(4), ref _inverse.First, ref _channels.First, ref Channel(1), ref _standard.First, ref _y.First, _count, _size);
            Kernels.BatchNorm.GradientSums(ref _g.First, ref _standard.First, ref Channel(6), ref Channel(7), _count, _size, WorkSlice.Whole);
            Kernels.BatchNorm.InputGradient(
                ref _g.First, ref _channels.First, ref _standard.First, ref _inverse.First, ref Channel(6), ref Channel(7), ref _d.First, _count, _size, _count, isTraining: true);
            ParameterGradients();
        }

        public void CopyOf(int arrays)
        {
            ReadOnlySpan<float> from = _x.Values;
            Span<float> to = _copy.Values;
            for (int i = 0; i < arrays / 2; i++) from.CopyTo(to);
            if (arrays % 2 == 1) from[..(from.Length / 2)].CopyTo(to);
        }

        public void Dispose() => GC.KeepAlive(_x);

        private void ParameterGradients()
        {
            var sink = new StoreGradient<float>(new(ref _gradient.First));
            ChannelGradient.ScaleAndShift<StoreGradient<float>, float>(ref _g.First, ref _standard.First, 0, _stride, sink, _count, _size, WorkSlice.Whole);
        }

        private AlignedBuffer<float> Rows() => new(_count * _stride);

        private ref float Channel(int index) => ref Unsafe.Add(ref _channels.First, index * _stride);
    }
}
