using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The driver with a program by hand: 3 inputs, 5 sigmoids with dropout, 2 linear outputs, half the squared error.</summary>
public sealed class TiledTests
{
    private const int In = 3, Hidden = 5, Out = 2, Group = 8;
    private const int Bias1 = In * Group, Weight2 = Bias1 + Group, Bias2 = Weight2 + Hidden * Group, Size = Bias2 + Group;

    [Fact]
    public void Batches_of_every_size_equal_plain_loops()
    {
        Guarded<double> parameters = NewParameters();
        foreach (int examples in (int[])[0, 1, 2, 31, 32, 33, 100])
        {
            double[] x = Batch.Uniform<double>(In * examples, examples), t = Batch.Uniform<double>(Out * examples, 1);
            (double[] expected, double expectedLoss, double[] expectedGradient) = Reference(parameters.Values, x, t, examples);

            Guarded<double> inputs = Guarded<double>.Of(x, misaligned: 1), targets = Guarded<double>.Of(t, misaligned: 1);
            Guarded<double> outputs = new(Out * examples, misaligned: 1), gradient = new(Size);
            Guarded<double> scratch = new(Tiled<Network, double>.ScratchLength(examples));
            Tiled<Network, double>.PredictBatch(parameters.Values, inputs.Values, outputs.Values, examples, In, Out);
            Batch.AssertClose<double>(expected, outputs.Values, 1e-14);
            outputs.AssertFences();
            outputs.Values.Clear();
            double loss = Tiled<Network, double>.Evaluate(
                parameters.Values, inputs.Values, targets.Values, outputs.Values, scratch.Values, examples);
            Batch.AssertClose<double>(expected, outputs.Values, 1e-14);
            Batch.AssertClose<double>([expectedLoss], [loss], 1e-14);
            if (examples == 0) continue;

            foreach (bool mean in (bool[])[false, true])
            {
                double scale = mean ? 1.0 / examples : 1;
                loss = Tiled<Network, double>.Gradient(
                    parameters.Values, inputs.Values, BatchGoal<double>.Loss(targets.Values), gradient.Values, scratch.Values, mean, examples, DropoutStream.None);
                Batch.AssertClose<double>([expectedLoss * scale], [loss], 1e-13);
                Batch.AssertClose<double>([.. expectedGradient.Select(value => value * scale)], gradient.Values, 1e-13);
            }
            outputs.AssertFences();
            gradient.AssertFences();
            scratch.AssertFences();

            var one = new double[Out];
            Tiled<Network, double>.Predict(parameters.Values, x.AsSpan(0, In), one);
            Batch.AssertClose<double>(expected.AsSpan(0, Out), one, 1e-14);
        }
    }

    [Fact]
    public void Batches_too_large_for_an_array_are_refused()
    {
        // Four rows and a loss for each example, and some transposed weights.
        const int Fits = (int.MaxValue - 200) / (4 * Group + 1) / Group * Group;
        Assert.Equal(Fits * (4 * Group + 1) + Out * Group, Tiled<Network, double>.ScratchLength(Fits));
        Assert.Equal(Fits * (4 * Group + 1) + 3 * Out * Group, Tiled<Network, double>.ScratchLength(Fits, threads: 3));
        foreach (int examples in (int[])[Fits + 2 * Group, 1 << 28, int.MaxValue - Group + 1])
        {
            ArgumentException error = Assert.Throws<ArgumentException>("examples", () => Tiled<Network, double>.ScratchLength(examples));
            long needed = (long)examples * (4 * Group + 1) + Out * Group;
            Assert.Contains($"A batch of {examples} examples needs {needed} values", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dropout_reaches_forward_and_backward()
    {
        Guarded<double> parameters = NewParameters(), gradient = new(Size), scratch = new(Tiled<Network, double>.ScratchLength(4));
        double[] x = Batch.Uniform<double>(In * 4, 1), t = Batch.Uniform<double>(Out * 4, 2);
        double without = Tiled<Network, double>.Gradient(
            parameters.Values, x, BatchGoal<double>.Loss(t), gradient.Values, scratch.Values, true, 4, DropoutStream.None);
        double[] plain = gradient.Values.ToArray();
        double with = Tiled<Network, double>.Gradient(
            parameters.Values, x, BatchGoal<double>.Loss(t), gradient.Values, scratch.Values, true, 4, new DropoutStream(1, 1, true));
        Assert.NotEqual(without, with);
        Assert.NotEqual(plain, gradient.Values.ToArray());
    }

    /// <summary>A program by hand, so without the generator: weights are repeated rows, own derivatives are those of the loss, derivatives by the inputs are differences.</summary>
    [Fact]
    public void Weights_own_gradients_and_gradients_by_the_inputs()
    {
        const double H = 1e-5;
        Guarded<double> parameters = NewParameters();
        foreach (int examples in (int[])[1, 2, 5, 32, 33])
        {
            double[] x = Batch.Uniform<double>(In * examples, examples), t = Batch.Uniform<double>(Out * examples, 1);
            double[] weights = [.. Enumerable.Range(0, examples).Select(e => (double)((e + 1) % 3))];
            double[] repeated = [.. weights.SelectMany((weight, e) => Enumerable.Repeat(x[(e * In)..((e + 1) * In)], (int)weight)).SelectMany(row => row)];
            double[] repeatedTargets = [.. weights.SelectMany((weight, e) => Enumerable.Repeat(t[(e * Out)..((e + 1) * Out)], (int)weight)).SelectMany(row => row)];
            (_, double expectedLoss, double[] expectedGradient) = Reference(parameters.Values, repeated, repeatedTargets, (int)weights.Sum());

            Guarded<double> inputs = Guarded<double>.Of(x, misaligned: 1), targets = Guarded<double>.Of(t, misaligned: 1), w = Guarded<double>.Of(weights, misaligned: 1);
            Guarded<double> gradient = new(Size), inputGradient = new(In * examples, misaligned: 1);
            Guarded<double> scratch = new(Tiled<Network, double>.ScratchLength(examples)), inputScratch = new(Tiled<Network, double>.InputScratchLength(examples, In));
            double loss = Tiled<Network, double>.Gradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Loss(targets.Values, w.Values), gradient.Values, scratch.Values, true, examples, DropoutStream.None);
            Batch.AssertClose<double>([expectedLoss / weights.Sum()], [loss], 1e-13);
            Batch.AssertClose<double>([.. expectedGradient.Select(value => value / weights.Sum())], gradient.Values, 1e-13);

            (double[] outputs, _, expectedGradient) = Reference(parameters.Values, x, t, examples);
            Guarded<double> derivatives = Guarded<double>.Of([.. outputs.Zip(t, (y, target) => y - target)], misaligned: 1);
            double product = Tiled<Network, double>.Gradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Given(derivatives.Values), gradient.Values, scratch.Values, true, examples, DropoutStream.None);
            Batch.AssertClose<double>([outputs.Zip(derivatives.Values.ToArray(), (y, derivative) => y * derivative).Sum()], [product], 1e-13);
            Batch.AssertClose<double>(expectedGradient, gradient.Values, 1e-13);

            double[] differences = [.. x.Select((_, i) => (At(i, H) - At(i, -H)) / (2 * H))];
            Tiled<Network, double>.InputGradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Loss(targets.Values), inputGradient.Values, inputScratch.Values, false, examples, In);
            Batch.AssertClose<double>(differences, inputGradient.Values, 1e-8);
            Tiled<Network, double>.InputGradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Given(derivatives.Values), inputGradient.Values, inputScratch.Values, true, examples, In);
            Batch.AssertClose<double>(differences, inputGradient.Values, 1e-8);
            gradient.AssertFences();
            inputGradient.AssertFences();
            scratch.AssertFences();
            inputScratch.AssertFences();

            double At(int i, double offset)
            {
                double[] moved = [.. x];
                moved[i] += offset;
                return Reference(parameters.Values, moved, t, examples).Loss;
            }
        }
    }

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

    [Fact]
    public void Nothing_is_allocated()
    {
        Guarded<double> parameters = NewParameters(), gradient = new(Size), scratch = new(Tiled<Network, double>.ScratchLength(33));
        double[] x = Batch.Uniform<double>(In * 33, 1), t = Batch.Uniform<double>(Out * 33, 1), y = new double[Out * 33];
        Behaviour.AllocationTests.AssertNothing(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Tiled<Network, double>.Predict(parameters.Values, x.AsSpan(0, In), y.AsSpan(0, Out));
            Tiled<Network, double>.PredictBatch(parameters.Values, x, y, 33, In, Out);
            Tiled<Network, double>.Evaluate(parameters.Values, x, t, y, scratch.Values, 33);
            Tiled<Network, double>.Gradient(
                parameters.Values, x, BatchGoal<double>.Loss(t), gradient.Values, scratch.Values, true, 33, new DropoutStream(1, 1, true));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static Guarded<double> NewParameters()
    {
        var parameters = new Guarded<double>(Size);
        Batch.Pad<double>(Batch.Uniform<double>(In * Hidden, 1), Hidden).Values.CopyTo(parameters.Values);
        Batch.Pad<double>(Batch.Uniform<double>(Hidden, 2), Hidden).Values.CopyTo(parameters.Values[Bias1..]);
        Batch.Pad<double>(Batch.Uniform<double>(Hidden * Out, 3), Out).Values.CopyTo(parameters.Values[Weight2..]);
        Batch.Pad<double>(Batch.Uniform<double>(Out, 4), Out).Values.CopyTo(parameters.Values[Bias2..]);
        return parameters;
    }

    private static (double[] Outputs, double Loss, double[] Gradient) Reference(ReadOnlySpan<double> p, double[] x, double[] t, int examples)
    {
        double[] outputs = new double[Out * examples], gradient = new double[Size], h = new double[Hidden];
        double loss = 0;
        for (int e = 0; e < examples; e++)
        {
            for (int j = 0; j < Hidden; j++)
            {
                double z = p[Bias1 + j];
                for (int i = 0; i < In; i++) z += x[e * In + i] * p[i * Group + j];
                h[j] = 1 / (1 + Math.Exp(-z));
            }
            var back = new double[Hidden];
            for (int o = 0; o < Out; o++)
            {
                double y = p[Bias2 + o];
                for (int j = 0; j < Hidden; j++) y += h[j] * p[Weight2 + j * Group + o];
                outputs[e * Out + o] = y;
                double error = y - t[e * Out + o];
                loss += 0.5 * error * error;
                gradient[Bias2 + o] += error;
                for (int j = 0; j < Hidden; j++)
                {
                    gradient[Weight2 + j * Group + o] += error * h[j];
                    back[j] += error * p[Weight2 + j * Group + o];
                }
            }
            for (int j = 0; j < Hidden; j++)
            {
                double d = back[j] * h[j] * (1 - h[j]);
                gradient[Bias1 + j] += d;
                for (int i = 0; i < In; i++) gradient[i * Group + j] += d * x[e * In + i];
            }
        }
        return (outputs, loss, gradient);
    }

    private readonly struct Network : ITiledProgram<double>
    {
        public static int PredictScratch => 2 * Group;

        public static int TrainingScratch => 4 * Group;

        public static int TransposedScratch => Out * Group;

        public static int InputTransposedScratch => Hidden * Group;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Predict(ref double parameters, ref double inputs, ref double outputs, ref double scratch, nint examples)
        {
            FirstLayer(ref parameters, ref inputs, ref scratch, examples, WorkSlice.Whole);
            Run(ref parameters, ref scratch, ref Unsafe.Add(ref scratch, examples * Group), examples, DropoutStream.None);
            Outputs(ref scratch, ref outputs, examples);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void PredictOne(ref double parameters, ref double input, ref double output, ref double scratch)
            => Predict(ref parameters, ref input, ref output, ref scratch, 1);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void FirstLayer(ref double parameters, ref double inputs, ref double scratch, nint examples, WorkSlice slice)
            => Dense.Forward<Linear, double>(ref inputs, In, ref parameters, ref Unsafe.Add(ref parameters, Bias1), ref scratch, examples, In, Hidden, slice);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Forward(
            ref double parameters, ref double inputs, ref double targets, ref double scratch, ref double losses, BatchPart part, DropoutStream dropout)
        {
            ref double hidden = ref Unsafe.Add(ref scratch, part.At(0, Group)), outputs = ref Unsafe.Add(ref scratch, part.At(Group, Group));
            Run(ref parameters, ref hidden, ref outputs, part.Count, dropout);
            Losses.Each<HalfSquare, double>(
                ref outputs, ref Unsafe.Add(ref targets, part.First * Out), ref Unsafe.Add(ref losses, part.First), part.Count, Out);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void ForwardOne(ref double parameters, ref double input, ref double target, ref double scratch, ref double loss, DropoutStream dropout)
        {
            FirstLayer(ref parameters, ref input, ref scratch, 1, WorkSlice.Whole);
            Forward(ref parameters, ref input, ref target, ref scratch, ref loss, BatchPart.Whole(1), dropout);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Outputs(ref double scratch, ref double outputs, nint examples)
            => Rows.Copy(ref Unsafe.Add(ref scratch, examples * Group), ref outputs, examples, Out);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void ForwardFrom(
            ref double parameters, ref double inputs, ref double outputGradient, ref double scratch, ref double products, BatchPart part, DropoutStream dropout)
        {
            ref double hidden = ref Unsafe.Add(ref scratch, part.At(0, Group)), outputs = ref Unsafe.Add(ref scratch, part.At(Group, Group));
            ref double delta = ref Unsafe.Add(ref scratch, part.At(2 * Group, Group)), given = ref Unsafe.Add(ref outputGradient, part.First * Out);
            Run(ref parameters, ref hidden, ref outputs, part.Count, dropout);
            OutputGradientSeed.Products(ref outputs, ref given, ref Unsafe.Add(ref products, part.First), part.Count, Out);
            OutputGradientSeed.Take(ref outputs, ref given, ref delta, part.Count, Out);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void InputGradient(ref double parameters, ref double scratch, ref double inputGradients, ref double transposed, BatchPart part)
            => Dense.InputGradient(
                ref Unsafe.Add(ref scratch, part.At(3 * Group, Group)), ref parameters, ref Unsafe.Add(ref inputGradients, part.First * Group), ref transposed, part.Count, In, Hidden);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Backward(
            ref double parameters, ref double targets, ref double weights, ref double scratch, ref double transposed, BatchPart part, double scale, DropoutStream dropout)
        {
            ref double hidden = ref Unsafe.Add(ref scratch, part.At(0, Group)), outputs = ref Unsafe.Add(ref scratch, part.At(Group, Group));
            ref double delta = ref Unsafe.Add(ref scratch, part.At(2 * Group, Group)), deltaHidden = ref Unsafe.Add(ref scratch, part.At(3 * Group, Group));
            if (!Unsafe.IsNullRef(ref targets)) Losses.Gradient<Error, double>(ref outputs, ref Unsafe.Add(ref targets, part.First * Out), ref delta, part.Count, Out, scale);
            if (!Unsafe.IsNullRef(ref weights)) Rows.Weigh(ref delta, ref Unsafe.Add(ref weights, part.First), part.Count, Out);
            Dense.InputGradient(ref delta, ref Unsafe.Add(ref parameters, Weight2), ref deltaHidden, ref transposed, part.Count, Hidden, Out);
            Dropout.Apply(ref deltaHidden, part.Count, Hidden, 0, 0.5, dropout);
            Maps.Apply<SigmoidBack, double>(ref deltaHidden, ref hidden, ref deltaHidden, part.Count * Group);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<TSink>(ref double inputs, ref double scratch, in TSink sink, nint examples, WorkSlice slice)
            where TSink : struct, IGradientSink<double>
        {
            ref double delta = ref Unsafe.Add(ref scratch, examples * 2 * Group), deltaHidden = ref Unsafe.Add(ref scratch, examples * 3 * Group);
            Dense.WeightGradient<TSink, double>(ref scratch, Group, ref delta, Weight2, sink, examples, Hidden, Out, slice);
            Dense.BiasGradient<TSink, double>(ref delta, Bias2, sink, examples, Out, slice);
            Dense.WeightGradient<TSink, double>(ref inputs, In, ref deltaHidden, 0, sink, examples, In, Hidden, slice);
            Dense.BiasGradient<TSink, double>(ref deltaHidden, Bias1, sink, examples, Hidden, slice);
        }

        private static void Run(ref double parameters, ref double hidden, ref double outputs, nint examples, DropoutStream dropout)
        {
            Maps.Apply<Sigmoid, double>(ref hidden, ref hidden, examples * Group);
            Dropout.Apply(ref hidden, examples, Hidden, 0, 0.5, dropout);
            Dense.Forward<Linear, double>(
                ref hidden, Group, ref Unsafe.Add(ref parameters, Weight2), ref Unsafe.Add(ref parameters, Bias2), ref outputs, examples, Hidden, Out);
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

    private readonly struct Sigmoid : IUnary
    {
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Sigmoid(a);
    }

    private readonly struct SigmoidBack : IBinary
    {
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a * (b - b * b);
    }

    private readonly struct HalfSquare : IBinary
    {
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => TLanes.Constant(0.5) * (a - b) * (a - b);
    }

    private readonly struct Error : IBinary
    {
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a - b;
    }
}
