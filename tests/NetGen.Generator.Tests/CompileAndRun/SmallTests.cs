using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Generator.Tests.Oracle;
using NetGen.Kernels;
using NetGen.Shared;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Small layers are printed in straight lines for a single example: right, and the same bits as the kernels give for a batch of one, at
/// every width. What the machine does not have is computed in software.
/// </summary>
public sealed class SmallTests
{
    private static readonly Activation[] Activations = [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    /// <summary>Compiled once for all tests that walk them.</summary>
    private static readonly Dictionary<Precision, Lazy<CompiledDeclarations>> Compiled = Enum.GetValues<Precision>()
        .ToDictionary(precision => precision, precision => new Lazy<CompiledDeclarations>(() => new CompiledDeclarations(Declarations(Shapes(precision), precision))));

    private delegate void Program<T>(ref T parameters, ref T input, ref T output, ref T scratch);

    private delegate void ForwardProgram<T>(ref T parameters, ref T input, ref T target, ref T scratch, ref T loss, DropoutStream dropout);

    private delegate void FirstKernel<T>(ref T parameters, ref T inputs, ref T scratch, nint examples, WorkSlice slice);

    private delegate void ForwardKernels<T>(ref T parameters, ref T inputs, ref T targets, ref T scratch, ref T losses, BatchPart part, DropoutStream dropout);

    /// <summary>Every number of inputs and outputs up to 40, every second in each precision but among the slow tests; then around the thresholds.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Straight_lines_equal_reference_and_kernels(Precision precision)
    {
        CompiledDeclarations compiled = Compiled[precision].Value;
        IReadOnlyList<Declaration> declarations = compiled.Declarations;
        for (int i = 0; i < declarations.Count; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            Experiment experiment = Experiment.Conditioned(declarations[i], examples: 3, seed: i);
            network.Parameters = experiment.Parameters;
            ReferenceNetwork reference = experiment.Reference();
            foreach (double[] input in experiment.Inputs)
            {
                double[] output = network.Predict(input);
                Near.Equal(reference.Predict(input), output, Near.Tolerance(precision), () => declarations[i].ToString());
                Assert.Equal(network.PredictBatch([input])[0], output);
                if (network.Description.Strategy != "small") continue;
                foreach (int bits in (int[])[256, 512])
                    Assert.Equal(output, precision == Precision.Single ? Predict<float>(compiled, i, bits, network, input) : Predict<double>(compiled, i, bits, network, input));
            }
        }
        Assert.Equal(Sizes(precision).Length, Enumerable.Range(0, Sizes(precision).Length).Count(i => compiled.Create(i).Description.Strategy == "small"));
    }

    /// <summary>
    /// What backpropagation reads is the same after straight lines and after kernels, wherever the latter write; but for padding, which straight lines may
    /// leave zero, though never untouched: it is multiplied by zero later, and whatever lies in memory may be infinite.
    /// </summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Straight_lines_leave_what_backpropagation_reads(Precision precision)
    {
        int[][] shapes = Shapes(precision);
        CompiledDeclarations compiled = Compiled[precision].Value;
        int compared = 0;
        for (int i = 0; i < shapes.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            if (network.Description.Strategy != "small") continue;
            compared++;
            if (precision == Precision.Single) CompareForward<float>(compiled, i, network, shapes[i]);
            else CompareForward<double>(compiled, i, network, shapes[i]);
        }
        Assert.InRange(compared, Sizes(precision).Length, shapes.Length);
    }

    /// <summary>Which layers are printed is in the header; the first and the last that are not are called.</summary>
    [Theory]
    [InlineData("128, 16, 1", "S=8", "S=8")]
    [InlineData("129, 16, 1", "tiled", "S=8")]
    [InlineData("32, 64, 3", "S=4", "S=8")]
    [InlineData("33, 64, 3", "tiled", "S=8")]
    [InlineData("25, 65, 3", "straight-line ", "S=8")]
    [InlineData("1, 240, 4", "straight-line ", "tiled")]
    [InlineData("1, 256, 1", "tiled", "tiled")]
    public void Thresholds_are_in_the_header(string sizes, string first, string second)
    {
        Infrastructure.GeneratorRun run = Infrastructure.GeneratorHarness.Run($"using NetGen; [Network({sizes})] public partial class N;");
        string[] lines = run.MainSources.Single().SourceText.ToString().Split('\n');
        Assert.Contains(first, Assert.Single(lines, line => line.StartsWith("//   1 ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(second, Assert.Single(lines, line => line.StartsWith("//   2 ", StringComparison.Ordinal)), StringComparison.Ordinal);
        string strategy = first == "tiled" && second == "tiled" ? "tiled" : "small";
        Assert.Contains($"strategy    {strategy},", string.Join('\n', lines), StringComparison.Ordinal);
    }

    /// <summary>The JIT gives up on methods that are too large without a word.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Largest_layers_are_compiled_with_optimization(Precision precision)
    {
        using var methods = new CompiledMethods();
        Declaration[] declarations = [.. Thresholds(precision).Select(sizes => Declaration.Short(Activation.SELU, Activation.Softsign, true, sizes) with { Precision = precision })];
        using var compiled = new CompiledDeclarations(declarations);
        HashSet<(string, string)> layers = [];
        for (int i = 0; i < declarations.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            double[] input = new double[network.InputSize], output = network.Predict(input);
            if (network.Description.Strategy != "small") continue;
            foreach (int bits in (int[])[256, 512])
            {
                Assert.Equal(output, precision == Precision.Single ? Predict<float>(compiled, i, bits, network, input) : Predict<double>(compiled, i, bits, network, input));
                Type program = TypeOf(compiled, i, $"{bits}");
                layers.UnionWith(program.GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
                    .Where(method => method.Name.StartsWith("Layer", StringComparison.Ordinal)).Select(method => (program.FullName!, method.Name)));
            }
        }

        CompiledMethod[] found = [.. methods.Collect().Where(method => layers.Contains((method.Type, method.Name)))];
        Assert.InRange(layers.Count, 30, 60);
        Assert.Equal(layers.Order(), found.Select(method => (method.Type, method.Name)).Distinct().Order());
        Assert.All(found, method => Assert.True(method.IsOptimized, method.ToString()));
    }

    private static int[] Sizes(Precision precision) => [.. Enumerable.Range(1, 40).Where(size => Extent.IsEverything || size % 2 == (int)precision)];

    private static int[][] Shapes(Precision precision) => [.. Sizes(precision).Select(size => (int[])[size, 41 - size, size]), .. Thresholds(precision)];

    /// <summary>Networks of these shapes; together they have every activation, with and without bias.</summary>
    private static Declaration[] Declarations(int[][] shapes, Precision precision) =>
    [
        .. shapes.Select((sizes, i) => Declaration.Short(
                Activations[i % Activations.Length], i % 3 == 0 && sizes[^1] > 1 ? Activation.Softmax : Activations[(i + 5) % Activations.Length], i % 4 != 0, sizes)
            with { Precision = precision }),
    ];

    /// <summary>The largest layers that are printed, in different proportions, and the first that are not; in the lanes of 64 bytes.</summary>
    private static int[][] Thresholds(Precision precision)
    {
        int line = precision == Precision.Single ? 16 : 8;
        return
        [
            [128, line, 128], [129, line, 2], [64, 2 * line, 64], [42, 3 * line, 42], [32, 4 * line, 32], [33, 4 * line, 33], [25, 4 * line + 1, 25],
            [8, 15 * line, 8], [8, 15 * line + 1, 8], [1, 15 * line, 1], [3, line, line, line, line, 3],
        ];
    }

    private static void CompareForward<T>(CompiledDeclarations compiled, int index, EmittedNetwork network, int[] sizes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var firstLayer = TypeOf(compiled, index, "").GetMethod("FirstLayer", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<FirstKernel<T>>();
        var kernels = TypeOf(compiled, index, "").GetMethod("Forward", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<ForwardKernels<T>>();
        int line = 64 / Unsafe.SizeOf<T>(), padding = sizes.Skip(1).Sum(size => (line - size % line) % line);
        var (parameters, rows) = Memory<T>(network, Rows.Widen(Enumerable.Range(0, network.InputSize).Select(i => T.CreateChecked(Math.Sin(i + 1))).ToArray()));
        T[] expected = Scratch(out int first), targets = GC.AllocateArray<T>(network.OutputSize, pinned: true), losses = GC.AllocateArray<T>(2, pinned: true);
        targets[0] = T.One;
        firstLayer(ref parameters.Values[0], ref rows[1], ref expected[first], 1, WorkSlice.Whole);
        kernels(ref parameters.Values[0], ref rows[1], ref targets[0], ref expected[first], ref losses[0], BatchPart.Whole(1), DropoutStream.None);
        foreach (int bits in (int[])[256, 512])
        {
            var printed = TypeOf(compiled, index, $"{bits}").GetMethod("Forward", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<ForwardProgram<T>>();
            T[] actual = Scratch(out int start);
            printed(ref parameters.Values[0], ref rows[1], ref targets[0], ref actual[start], ref losses[1], DropoutStream.None);
            Assert.True(T.IsFinite(losses[0]));
            Assert.Equal(losses[0], losses[1]);
            var different = Enumerable.Range(0, actual.Length - line).Where(at => !expected[first + at].Equals(actual[start + at])).ToList();
            Assert.InRange(different.Count, 0, padding);
            Assert.All(different, at => Assert.Equal(T.Zero, actual[start + at]));
        }

        T[] Scratch(out int start)
        {
            T[] scratch = GC.AllocateArray<T>(2048 + line, pinned: true);
            scratch.AsSpan().Fill(T.NaN);
            start = (int)((64 - Marshal.UnsafeAddrOfPinnedArrayElement(scratch, 0) % 64) % 64) / Unsafe.SizeOf<T>();
            return scratch;
        }
    }

    private static Type TypeOf(CompiledDeclarations compiled, int index, string bits) =>
        Assert.Single(compiled.Assembly.GetTypes(), type => type.Name.EndsWith($"__Sweep_N{index}Program{bits}", StringComparison.Ordinal));

    /// <summary>Memory that is pinned, as the caller's is: parameters, and rows of input and output at any address.</summary>
    private static (ParameterBlock<T> Parameters, T[] Rows) Memory<T>(EmittedNetwork network, double[] input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = new ParameterBlock<T>(network.Description.Layout);
        parameters.Set(Rows.Round<T>(network.Parameters));
        T[] rows = GC.AllocateArray<T>(1 + network.InputSize + network.OutputSize, pinned: true);
        Rows.Round<T>(input).CopyTo(rows, 1);
        return (parameters, rows);
    }

    /// <summary>The program of one width, called directly.</summary>
    private static double[] Predict<T>(CompiledDeclarations compiled, int index, int bits, EmittedNetwork network, double[] input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var predict = TypeOf(compiled, index, $"{bits}").GetMethod("Predict", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Program<T>>();
        var (parameters, rows) = Memory<T>(network, input);

        // Scratch at a multiple of 64 bytes.
        const int Values = 4096;
        var scratch = new ParameterBlock<T>(new ParameterLayout([new ParameterTensor("scratch", "values", [Values], 0, Values, ParameterKind.Bias, Initializer.Zeros, 1, Values)], Values));
        predict(ref parameters.Values[0], ref rows[1], ref rows[1 + network.InputSize], ref scratch.Values[0]);
        return Rows.Widen(rows[(1 + network.InputSize)..]);
    }
}
