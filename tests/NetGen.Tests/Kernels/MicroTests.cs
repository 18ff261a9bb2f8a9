using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Straight-line programs as they are emitted, and what runs them: one example, up to four, and blocks at every width.</summary>
public sealed unsafe partial class MicroTests
{
    private const int MostExamples = 40;

    public static TheoryData<string> Networks { get; } = new(MicroNetworks.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Batches_of_every_size_equal_plain_loops()
    {
        var network = new OneNeuron();
        network.SetParameters([0.5, -0.75, 0.25]);
        for (int examples = 0; examples <= MostExamples; examples++)
        {
            double[] x = Batch.Uniform<double>(2 * examples, examples), t = Batch.Uniform<double>(examples, 1);
            var expected = new double[examples];
            var expectedGradient = new double[3];
            double expectedLoss = 0;
            for (int i = 0; i < examples; i++)
            {
                double y = expected[i] = Math.Tanh(0.5 * x[2 * i] - 0.75 * x[2 * i + 1] + 0.25), d = (y - t[i]) * (1 - y * y);
                expectedLoss += 0.5 * (y - t[i]) * (y - t[i]);
                expectedGradient[0] += d * x[2 * i];
                expectedGradient[1] += d * x[2 * i + 1];
                expectedGradient[2] += d;
            }

            Guarded<double> outputs = new(examples), evaluated = new(examples);
            network.PredictBatch(x, outputs.Values);
            Batch.AssertClose<double>(expected, outputs.Values, 1e-14);
            double loss = ((ITrainableNetwork<OneNeuron, double>)network).Engine.Evaluate(x, t, evaluated.Values, null!);
            Assert.Equal(outputs.Values.ToArray(), evaluated.Values.ToArray());
            Assert.Equal(expectedLoss, loss, 1e-14 * MostExamples);
            outputs.AssertFences();
            evaluated.AssertFences();
            if (examples == 0) continue;

            double[] gradient = new double[3];
            Assert.Equal(expectedLoss, network.ComputeGradient(x, t, gradient), 1e-14 * MostExamples);
            Batch.AssertClose<double>(expectedGradient, gradient, 1e-13);
        }
    }

    /// <summary>All three ways through a network: a batch's loss and gradient are the sums of its examples'.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void A_batch_is_the_sum_of_its_examples(string network) => Run(network, nameof(Sums));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_width_gives_the_same_bits(string network) => Run(network, nameof(Widths));

    /// <summary>Whatever lies behind the last example is not looked at.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Memory_behind_the_examples_does_not_count(string network) => Run(network, nameof(Behind));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Nothing_is_allocated(string network) => Run(network, nameof(Allocates));

    private static void Sums<TProgram, T>(ParameterLayout layout)
        where TProgram : struct, IMicroProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Data<T> data = Draw<TProgram, T>(layout);
        double[] sums = new double[TProgram.ParameterSize];
        double losses = 0;
        for (int examples = 1; examples <= MostExamples; examples++)
        {
            Guarded<T> one = new(TProgram.ParameterSize), all = new(TProgram.ParameterSize);
            ReadOnlySpan<T> lastInput = data.Inputs.AsSpan((examples - 1) * TProgram.InputSize, TProgram.InputSize), lastTarget = data.Targets.AsSpan((examples - 1) * TProgram.OutputSize, TProgram.OutputSize);
            losses += double.CreateChecked(Micro<TProgram, T>.Gradient(data.Parameters.Pinned, lastInput, BatchGoal<T>.Loss(lastTarget), one.Pinned));
            for (int i = 0; i < sums.Length; i++) sums[i] += double.CreateChecked(one.Values[i]);

            all.Values.Fill(T.CreateChecked(777));
            (T[] x, T[] t) = data.First<TProgram>(examples);
            double lossScale = TProgram.IsMean ? 1.0 / examples : 1, tolerance = 4 * Batch.Tolerance<T>() * (TProgram.IsMean ? 1 : examples);
            T loss = Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t), all.Pinned);
            Batch.AssertClose<T>([lossScale * losses], [loss], tolerance);
            Batch.AssertClose<T>([.. sums.Select(sum => lossScale * sum)], all.Values, tolerance);
            all.AssertFences();

            // One example alone, and in a batch.
            T[] alone = new T[TProgram.OutputSize], outputs = new T[examples * TProgram.OutputSize];
            Micro<TProgram, T>.Predict(data.Parameters.Pinned, lastInput, alone);
            Micro<TProgram, T>.PredictBatch(data.Parameters.Pinned, x, outputs);
            Batch.AssertClose<T>(Batch.ToDouble<T>(alone), outputs.AsSpan((examples - 1) * TProgram.OutputSize), 4 * Batch.Tolerance<T>());
        }
    }

    private static void Widths<TProgram, T>(ParameterLayout layout)
        where TProgram : struct, IMicroProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Data<T> data = Draw<TProgram, T>(layout);
        T lossScale = T.CreateChecked(0.37);
        for (int examples = 1; examples <= MostExamples; examples++)
        {
            string[] bits = [Bits<Vector128<T>>(), Bits<Vector256<T>>(), Bits<Vector512<T>>(), Bits<T>()];
            Assert.All(bits, of => Assert.Equal(bits[0], of));
            if (examples <= 4) FewWithoutVectors<TProgram, T>(data, examples);

            string Bits<TVector>()
                where TVector : unmanaged => Of(nameof(BitsOf), typeof(TVector)) + Of(nameof(BitsOfPopulation), typeof(TVector));

            string Of(string method, Type vector) => (string)typeof(MicroTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(typeof(TProgram), vector, typeof(T)).Invoke(null, [data, examples, lossScale])!;
        }
    }

    private static string BitsOf<TProgram, TVector, T>(Data<T> data, int examples, T lossScale)
        where TProgram : struct, IMicroShape, IExampleLanes<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Exactly the memory of the rows: fences stand right behind the last one.
        PinnedValues<T> parameters = new(ref data.Parameters.First);
        Guarded<T> x = Guarded<T>.Of(data.Inputs.AsSpan(0, examples * TProgram.InputSize), 1), t = Guarded<T>.Of(data.Targets.AsSpan(0, examples * TProgram.OutputSize), 1);
        Guarded<T> y = new(examples * TProgram.OutputSize, 1), sums = new(TProgram.ParameterSize * Vector512<T>.Count);
        ExampleBlocks<TProgram, TVector, T>.Predict(parameters, x.Pointer, y.Pointer, examples);
        T loss = ExampleBlocks<TProgram, TVector, T>.Train(parameters, x.Pointer, t.Pointer, examples, lossScale, sums.Pointer);
        Assert.Equal(loss, ExampleBlocks<TProgram, TVector, T>.Train(parameters, x.Pointer, t.Pointer, examples, lossScale, null));
        y.AssertFences();
        sums.AssertFences();
        Assert.True(T.IsFinite(loss));
        string trained = string.Join(' ', Hex(y.Values), Hex(sums.Values), Hex([loss]));

        // The targets serve as gradients of their own and as weights, too.
        Guarded<T> weights = Guarded<T>.Of(data.Targets.AsSpan(0, examples), 1), inputGradient = new(examples * TProgram.InputSize, 1);
        T weighted = ExampleBlocks<TProgram, TVector, T>.Train(parameters, x.Pointer, t.Pointer, weights.Pointer, examples, lossScale, sums.Pointer);
        string derived = string.Join(' ', trained, Hex([weighted]), Hex(sums.Values));
        foreach (bool ofLoss in (bool[])[true, false])
        {
            T sum = ExampleBlocks<TProgram, TVector, T>.Differentiate(parameters, x.Pointer, t.Pointer, examples, lossScale, ofLoss, sums.Pointer, null);
            Assert.Equal(sum, ExampleBlocks<TProgram, TVector, T>.Differentiate(parameters, x.Pointer, t.Pointer, examples, lossScale, ofLoss, null, inputGradient.Pointer));
            derived = string.Join(' ', derived, Hex([sum]), Hex(sums.Values), Hex(inputGradient.Values));
        }

        sums.AssertFences();
        inputGradient.AssertFences();
        return derived;

        static string Hex(ReadOnlySpan<T> values) => Convert.ToHexString(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Networks along the lanes: random parameters in every one.</summary>
    private static string BitsOfPopulation<TProgram, TVector, T>(Data<T> data, int examples, T lossScale)
        where TProgram : struct, IMicroProgram<T>, IExampleLanes<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int line = Vector512<T>.Count, size = TProgram.ParameterSize * line;
        Guarded<T> parameters = Guarded<T>.Of(Batch.Uniform<T>(size, 5, -1, 1)), gradient = new(size), losses = new(line);
        Guarded<T> x = Guarded<T>.Of(data.Inputs.AsSpan(0, examples * TProgram.InputSize), 1), t = Guarded<T>.Of(data.Targets.AsSpan(0, examples * TProgram.OutputSize), 1);
        PopulationBlocks<TProgram, T>.Train<TProgram, TVector>(parameters.Pointer, x.Pointer, t.Pointer, examples, lossScale, gradient.Pointer, losses.Pointer);
        gradient.AssertFences();
        losses.AssertFences();
        return Convert.ToHexString(MemoryMarshal.AsBytes<T>(gradient.Values)) + Convert.ToHexString(MemoryMarshal.AsBytes<T>(losses.Values));
    }

    private static void Behind<TProgram, T>(ParameterLayout layout)
        where TProgram : struct, IMicroProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Data<T> data = Draw<TProgram, T>(layout);
        for (int examples = 1; examples <= MostExamples; examples++)
        {
            (T[] x, T[] t) = data.First<TProgram>(examples);
            T[] y = new T[examples * TProgram.OutputSize];
            Guarded<T> gradient = new(TProgram.ParameterSize), gradient2 = new(TProgram.ParameterSize), derived = new(TProgram.ParameterSize);
            Micro<TProgram, T>.PredictBatch(data.Parameters.Pinned, x, y);
            T loss = Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t), gradient.Pinned);
            foreach (double bad in (double[])[double.NaN, double.PositiveInfinity])
            {
                T[] poison = [.. Enumerable.Repeat(T.CreateChecked(bad), 20)], x2 = [.. x, .. poison], t2 = [.. t, .. poison];
                T[] y2 = new T[y.Length];
                Micro<TProgram, T>.PredictBatch(data.Parameters.Pinned, x2.AsSpan(0, x.Length), y2);
                Assert.Equal(loss, Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x2.AsSpan(0, x.Length), BatchGoal<T>.Loss(t2.AsSpan(0, t.Length)), gradient2.Pinned));
                Assert.Equal(y, y2);
                Assert.Equal(gradient.Values, gradient2.Values);
                foreach (bool weighted in (bool[])[true, false])
                {
                    T[] z = [.. t.Take(examples), .. poison];
                    Assert.Equal(Derive(x, t, z.AsSpan(0, examples), weighted, derived), Derive(x2.AsSpan(0, x.Length), t2.AsSpan(0, t.Length), z.AsSpan(0, examples), weighted, gradient2));
                    Assert.Equal(derived.Values, gradient2.Values);
                }

                T Derive(ReadOnlySpan<T> inputs, ReadOnlySpan<T> goals, ReadOnlySpan<T> weights, bool weighted, Guarded<T> gradient) =>
                    Micro<TProgram, T>.Gradient(data.Parameters.Pinned, inputs, weighted ? BatchGoal<T>.Loss(goals, weights) : BatchGoal<T>.Given(goals), gradient.Pinned);
            }
        }
    }

    /// <summary>Whoever calls may hold memory that the garbage collector moves. Collects all the time, so it runs apart from other tests.</summary>
    internal static void Collected<TProgram, T>(ParameterLayout layout)
        where TProgram : struct, IMicroProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Examples = 6, Rounds = 20_000, Pause = 10_000;
        Data<T> data = Draw<TProgram, T>(layout);
        (T[] x, T[] t) = data.First<TProgram>(Examples);
        T[] outputs = new T[t.Length];
        var gradient = new Guarded<T>(layout.Size);
        Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t), data.Gradient.Pinned);
        Micro<TProgram, T>.PredictBatch(data.Parameters.Pinned, x, outputs);
        bool stop = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                GC.Collect(0);
                Thread.SpinWait(Pause);
            }
        });
        collector.Start();
        try
        {
            for (int round = 0; round < Rounds; round++)
            {
                T[] predicted = new T[t.Length];
                Micro<TProgram, T>.Gradient(data.Parameters.Pinned, [.. x], BatchGoal<T>.Loss([.. t]), gradient.Pinned);
                Micro<TProgram, T>.PredictBatch(data.Parameters.Pinned, [.. x], predicted);
                Assert.Equal(data.Gradient.Values, gradient.Values);
                Assert.Equal(outputs, predicted);
            }
        }
        finally
        {
            Volatile.Write(ref stop, true);
            collector.Join();
        }
    }

    private static void Allocates<TProgram, T>(ParameterLayout layout)
        where TProgram : struct, IMicroProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Data<T> data = Draw<TProgram, T>(layout);
        foreach (int examples in (int[])[1, 3, 4, 5, 17])
        {
            (T[] x, T[] t) = data.First<TProgram>(examples);
            T[] y = new T[t.Length], inputGradient = new T[x.Length];
            Behaviour.AllocationTests.AssertNothing(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Micro<TProgram, T>.Predict(data.Parameters.Pinned, x.AsSpan(0, TProgram.InputSize), y.AsSpan(0, TProgram.OutputSize));
                Micro<TProgram, T>.PredictBatch(data.Parameters.Pinned, x, y);
                Micro<TProgram, T>.Evaluate(data.Parameters.Pinned, x, t, y);
                Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t), data.Gradient.Pinned);
                Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t, t.AsSpan(0, examples)), data.Gradient.Pinned);
                Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Given(t), data.Gradient.Pinned);
                Micro<TProgram, T>.InputGradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t), inputGradient);
                Micro<TProgram, T>.InputGradient(data.Parameters.Pinned, x, BatchGoal<T>.Given(t), inputGradient);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }
    }

    internal static void Run(string network, string check)
    {
        (Type program, ParameterLayout layout) = MicroNetworks.All[network];
        Type precision = program.GetInterfaces().Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IMicroProgram<>)).GenericTypeArguments[0];
        typeof(MicroTests).GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(program, precision).CreateDelegate<Action<ParameterLayout>>()(layout);
    }

    /// <summary>Random parameters with zero padding, as the network's layout says, and examples.</summary>
    private static Data<T> Draw<TProgram, T>(ParameterLayout layout)
        where TProgram : struct, IMicroProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = new ParameterBlock<T>(layout);
        parameters.Set(Batch.Uniform<T>(layout.Count, 1, -1, 1));
        T[] targets = Batch.Uniform<T>(MostExamples * TProgram.OutputSize, 2, 0, 1);
        return new(parameters, Batch.Uniform<T>(MostExamples * TProgram.InputSize, 3), targets, new Guarded<T>(layout.Size));
    }

    private sealed record Data<T>(ParameterBlock<T> Parameters, T[] Inputs, T[] Targets, Guarded<T> Gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public (T[] Inputs, T[] Targets) First<TProgram>(int examples)
            where TProgram : struct, IMicroShape => (Inputs[..(examples * TProgram.InputSize)], Targets[..(examples * TProgram.OutputSize)]);
    }
}
