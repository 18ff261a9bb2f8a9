using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>How many rows the driver takes at a time, and where their scratch is.</summary>
public sealed class TiledRowsTests
{
    [Fact]
    public void Rows_that_do_not_fit_the_stack_come_from_the_heap()
    {
        Assert.Equal([1003, 2003, 3003], Sums<RowOf136KB>(1, 2, 3));
        Assert.Equal([4001], Sums<RowOf136KB>(4));
        double[] output = new double[1];
        Tiled<Wide<RowOf136KB>, double>.Predict([], [4], output);
        Assert.Equal([4001], output);

        // 120 rows of 136 KB are what 16 MB hold; and no row stays alone.
        double[] many = [.. Enumerable.Range(0, 241).Select(i => (double)i)];
        Assert.Equal(many.Select(i => 1000 * i + (i < 120 ? 120 : i < 239 ? 119 : 2)), Sums<RowOf136KB>(many));

        // Of two that fit, the last of three would stay alone, and so all do.
        Assert.Equal([1001, 2001, 3001], Sums<RowOf8MB>(1, 2, 3));

        static double[] Sums<TRow>(params double[] inputs)
            where TRow : struct, IRowOfScratch
        {
            double[] outputs = new double[inputs.Length];
            Tiled<Wide<TRow>, double>.PredictBatch([], inputs, outputs, inputs.Length, 1, 1);
            return outputs;
        }
    }

    private interface IRowOfScratch
    {
        static abstract int Values { get; }
    }

    private readonly struct RowOf136KB : IRowOfScratch
    {
        public static int Values => 17 * 1024;
    }

    private readonly struct RowOf8MB : IRowOfScratch
    {
        public static int Values => 1024 * 1024;
    }

    /// <summary>A thousand times its input and how many rows come with it, by way of the far ends of scratch for each.</summary>
    private readonly struct Wide<TRow> : ITiledProgram<double>
        where TRow : struct, IRowOfScratch
    {
        public static int PredictScratch => TRow.Values;

        public static int TrainingScratch => 0;

        public static int TransposedScratch => 0;

        public static int InputTransposedScratch => 0;

        public static void Predict(ref double parameters, ref double inputs, ref double outputs, ref double scratch, nint examples)
        {
            for (nint i = 0; i < examples; i++) Unsafe.Add(ref scratch, (i + 1) * PredictScratch - 1) = 1000 * Unsafe.Add(ref inputs, i) + examples;
            for (nint i = 0; i < examples; i++) Unsafe.Add(ref outputs, i) = Unsafe.Add(ref scratch, (i + 1) * PredictScratch - 1);
        }

        public static void PredictOne(ref double parameters, ref double input, ref double output, ref double scratch)
            => Predict(ref parameters, ref input, ref output, ref scratch, 1);

        public static void FirstLayer(ref double parameters, ref double inputs, ref double scratch, nint examples, WorkSlice slice)
            => throw new NotSupportedException();

        public static void Forward(
            ref double parameters, ref double inputs, ref double targets, ref double scratch, ref double losses, BatchPart part, DropoutStream dropout)
            => throw new NotSupportedException();

        public static void ForwardOne(ref double parameters, ref double input, ref double target, ref double scratch, ref double loss, DropoutStream dropout)
            => throw new NotSupportedException();

        public static void Outputs(ref double scratch, ref double outputs, nint examples) => throw new NotSupportedException();

        public static void ForwardFrom(
            ref double parameters, ref double inputs, ref double outputGradient, ref double scratch, ref double products, BatchPart part, DropoutStream dropout)
            => throw new NotSupportedException();

        public static void InputGradient(ref double parameters, ref double scratch, ref double inputGradients, ref double transposed, BatchPart part)
            => throw new NotSupportedException();

        public static void Backward(
            ref double parameters, ref double targets, ref double weights, ref double scratch, ref double transposed, BatchPart part, double scale, DropoutStream dropout)
            => throw new NotSupportedException();

        public static void Update<TSink>(ref double inputs, ref double scratch, in TSink sink, nint examples, WorkSlice slice)
            where TSink : struct, IGradientSink<double>
            => throw new NotSupportedException();
    }
}
