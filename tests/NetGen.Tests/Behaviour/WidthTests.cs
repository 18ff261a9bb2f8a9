using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Tests.Behaviour;

/// <summary>
/// The same parameters, bit for bit, whether vectors are 128, 256 or 512 bits wide: training runs in processes of its own, which are told
/// how wide they may be. (A machine without the widest vectors runs that part at the widest it has, which proves less, not wrong.)
/// </summary>
public sealed class WidthTests
{
    private const string ResultFile = "NETGEN_TESTS_WIDTH_RESULT";

    [Fact]
    public async Task Every_width_trains_to_the_same_bits()
    {
        (int Width, string Bits)[] results = await Task.WhenAll(
            TrainWith("DOTNET_PreferredVectorBitWidth=128"), TrainWith("DOTNET_PreferredVectorBitWidth=256"),
            TrainWith("DOTNET_PreferredVectorBitWidth=512"), TrainWith("DOTNET_EnableAVX512=0"));
        Assert.Equal(Math.Min(128, WidestHere), results[0].Width);
        Assert.Equal(Math.Min(256, WidestHere), results[1].Width);
        Assert.Equal(Math.Min(512, WidestHere), results[2].Width);
        Assert.Equal(Math.Min(256, WidestHere), results[3].Width);
        Assert.All(results, result => Assert.Equal(results[0].Bits, result.Bits));
    }

    /// <summary>Without vectors there is no fused multiplication and addition either: the bits are those of machines that have vectors, and not that.</summary>
    [Fact]
    public async Task Without_vectors_the_bits_are_those_without_fused_instructions()
    {
        (int Width, string Bits)[] results = await Task.WhenAll(TrainWith("DOTNET_EnableHWIntrinsic=0"), TrainWith("DOTNET_EnableAVX2=0"));
        Assert.Equal(0, results[0].Width);
        Assert.Equal(results[1].Bits, results[0].Bits);
    }

    /// <summary>What the processes run; on its own it only shows that training goes through.</summary>
    [Fact]
    public async Task Train_and_write_the_bits()
    {
        string bits = string.Join('\n',
            Train<SmallSingle, float>(new SmallSingle(), (network, optimizer, options) => new SmallSingle.Trainer(network, optimizer, options)),
            Train<SmallDouble, double>(new SmallDouble(), (network, optimizer, options) => new SmallDouble.Trainer(network, optimizer, options)),
            Train<LargeSingle, float>(new LargeSingle(), (network, optimizer, options) => new LargeSingle.Trainer(network, optimizer, options)),
            Train<LargeDouble, double>(new LargeDouble(), (network, optimizer, options) => new LargeDouble.Trainer(network, optimizer, options)),
            Train<StepsSingle, float>(new StepsSingle(), (network, optimizer, options) => new StepsSingle.Trainer(network, optimizer, options)),
            Train<StepsDouble, double>(new StepsDouble(), (network, optimizer, options) => new StepsDouble.Trainer(network, optimizer, options)),
            Train<SmallOwn, float>(new SmallOwn(), (network, optimizer, options) => new SmallOwn.Trainer(network, optimizer, options)),
            Train<LargeOwn, double>(new LargeOwn(), (network, optimizer, options) => new LargeOwn.Trainer(network, optimizer, options)),
            Train<GraphSingle, float>(new GraphSingle(), (network, optimizer, options) => new GraphSingle.Trainer(network, optimizer, options)),
            Train<GraphDouble, double>(new GraphDouble(), (network, optimizer, options) => new GraphDouble.Trainer(network, optimizer, options)),
            Train<ExcitedSingle, float>(new ExcitedSingle(), (network, optimizer, options) => new ExcitedSingle.Trainer(network, optimizer, options)),
            Train<ExcitedDouble, double>(new ExcitedDouble(), (network, optimizer, options) => new ExcitedDouble.Trainer(network, optimizer, options)));
        Assert.DoesNotContain("NaN", bits, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(ResultFile) is { } path)
            await File.WriteAllTextAsync(path, WidthHere + "\n" + bits, TestContext.Current.CancellationToken);
    }

    private static int WidthHere => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    /// <summary>What the processor has; a program that is not told may prefer less, as on processors that slow down with the widest.</summary>
    private static int WidestHere => Avx512F.IsSupported ? 512 : Avx2.IsSupported ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static string Train<TNetwork, T>(TNetwork network, Func<TNetwork, Optimizer, TrainerOptions, NetworkTrainer<TNetwork, T>> createTrainer)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Examples = 37;
        var random = new Random(1);
        T[] inputs = [.. Enumerable.Range(0, Examples * TNetwork.InputSize).Select(_ => T.CreateChecked(2 * random.NextDouble() - 1))];
        T[] targets = [.. Enumerable.Range(0, Examples * TNetwork.OutputSize).Select(i => i % TNetwork.OutputSize == 0 ? T.One : T.Zero)];
        TrainerOptions plain = new(), everything = new()
        {
            L1 = 1e-4,
            L2 = 1e-3,
            ClipValue = 0.3,
            ClipNorm = 0.4,
            InputNoise = 0.05,
            FrozenLayers = [1],
            LabelSmoothing = TNetwork.Description.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy ? 0.1 : 0,
        };
        foreach ((Optimizer optimizer, TrainerOptions options) in new (Optimizer, TrainerOptions)[] { (new Adam(0.01), plain), (new Sgd(0.1, momentum: 0.9), plain), (new Rprop(), plain), (new AdamW(0.01), everything) })
        {
            using NetworkTrainer<TNetwork, T> trainer = createTrainer(network, optimizer, options);
            for (int step = 0; step < 10; step++) trainer.Step(inputs, targets);
            for (int step = 0; step < 3; step++) trainer.Step(inputs, targets, [.. Enumerable.Range(0, Examples).Select(example => T.CreateChecked(example % 4))]);
            for (int step = 0; step < 3; step++) Assert.True(trainer.Step(inputs, new OutputGradient<T>([.. targets.Select(target => target / T.CreateChecked(Examples))])));
        }

        Decay(network, createTrainer, inputs, targets);
        using var population = new Population<TNetwork, T>([1, 2, 3, 4, 5], new Adam(0.01), plain);
        for (int step = 0; step < 5; step++) population.Step(inputs, targets, new T[5]);
        T[] populated = new T[targets.Length];
        population.Predict(inputs, populated);
        Lbfgs.Fit(network, new Dataset<T>(TNetwork.InputSize, TNetwork.OutputSize, inputs, targets), new LbfgsOptions { MaxIterations = 10 });
        T[] outputs = new T[Examples * TNetwork.OutputSize];
        network.PredictBatch(inputs, outputs);
        T[] one = new T[TNetwork.OutputSize], parameters = new T[TNetwork.ParameterCount];
        network.Predict(inputs.AsSpan(0, TNetwork.InputSize), one);
        network.CopyParametersTo(parameters);
        T[] inputGradient = new T[inputs.Length], inputGradientFrom = new T[inputs.Length];
        network.ComputeInputGradient(inputs, targets, inputGradient);
        network.ComputeInputGradient(inputs, new OutputGradient<T>(targets), inputGradientFrom);
        return string.Concat(new[] { parameters, outputs, one, inputGradient, inputGradientFrom, populated }.Select(values => Convert.ToHexString(MemoryMarshal.AsBytes<T>(values))));
    }

    /// <summary>
    /// Half of the inputs become zero, and what rules remember of their weights decays so fast that it is soon too small; with one thread and with two.
    /// </summary>
    private static void Decay<TNetwork, T>(
        TNetwork network, Func<TNetwork, Optimizer, TrainerOptions, NetworkTrainer<TNetwork, T>> createTrainer, T[] inputs, T[] targets)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double decay = typeof(T) == typeof(float) ? 1e-5 : 1e-50;
        T[] half = [.. inputs.Select((input, i) => i % 2 == 0 ? T.Zero : input)];
        Optimizer[] optimizers =
            [new Sgd(0.01, decay), new RmsProp(1e-3, decay, momentum: decay), new Adam(1e-3, decay, decay), new AdamW(1e-3, decay, decay)];
        foreach (Optimizer optimizer in optimizers)
        {
            TNetwork other = network.Clone();
            using NetworkTrainer<TNetwork, T> one = createTrainer(network, optimizer, new());
            using NetworkTrainer<TNetwork, T> two = createTrainer(other, optimizer, new() { Threads = 2 });
            for (int step = 0; step < 10; step++)
            {
                T[] now = step < 2 ? inputs : half;
                Assert.Equal(one.Step(now, targets), two.Step(now, targets));
            }
            Assert.Equal(network.Engine.Parameters.Values, other.Engine.Parameters.Values);
        }
    }

    private static async Task<(int Width, string Bits)> TrainWith(string setting)
    {
        string result = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            // Under 'dotnet' the first argument is the assembly; as an executable of its own it is not.
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(WidthTests).Assembly.Location);
            start.ArgumentList.Add("-method");
            start.ArgumentList.Add($"{typeof(WidthTests).FullName}.{nameof(Train_and_write_the_bits)}");
            string[] variable = setting.Split('=');
            start.Environment[variable[0]] = variable[1];
            start.Environment[ResultFile] = result;
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output);
            string[] lines = await File.ReadAllLinesAsync(result, TestContext.Current.CancellationToken);
            return (int.Parse(lines[0], CultureInfo.InvariantCulture), string.Join('\n', lines[1..]));
        }
        finally
        {
            File.Delete(result);
        }
    }
}
