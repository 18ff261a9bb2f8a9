using System.Text.RegularExpressions;
using NetGen.Generator.Tests.CompileAndRun;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>A chain that is written as a method is the chain by attributes: the same program but for names, the same start, and the same bits.</summary>
public sealed partial class GraphChainTests
{
    /// <summary>Attributes, the method, and what the chain's values are called that are the method's.</summary>
    public static TheoryData<string, string, string> Chains => new()
    {
        // In straight lines, one example in straight lines, and by kernels; with dropout, and what one kernel does in one go.
        {
            "[Network(3)] [Dense(4, Activation.GELU)] [Dense(2, Activation.Softmax)]",
            "[Input(3)] Tensor x) => Softmax(Dense(Dense(x, 4, Activation.GELU), 2))", "dense2Delta=outputDelta dense1=hidden dense2=logit activate1=output"
        },
        {
            "[Network(5)] [Dense(10, Activation.Tanh)] [Dense(3, Activation.Sigmoid)]",
            "[Input(5)] Tensor x) => Sigmoid(Dense(Dense(x, 10, Activation.Tanh), 3))", "dense2Delta=outputDelta dense1=hidden dense2=logit activate1=output"
        },
        {
            "[Network(20)] [Dense(130, Activation.ReLU)] [Dense(40, Activation.SELU)] [Dense(5, Activation.Identity)]",
            "[Input(20)] Tensor x) => Dense(SELU(Dense(ReLU(Dense(x, 130)), 40)), 5)",
            "dense1Delta=hidden1Delta dense2Delta=hidden2Delta dense1=hidden1Sum activate1=hidden1 dense2=hidden2Sum activate2=hidden2 dense3=output"
        },
        {
            "[Network(7)] [Dropout(0.2)] [Dense(33, Activation.SiLU)] [Dropout(0.3)] [Dense(4, Activation.Softmax)]",
            "[Input(7)] Tensor x) => Dense(Dropout(Dense(Dropout(x, 0.2), 33, Activation.SiLU), 0.3), 4, Activation.Softmax)", "dropout1=xKept dropout2=hiddenKept dense1=hidden dense2=output"
        },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public void Is_emitted_alike(string attributes, string method, string names) => Assert.Equal(
        Program(Emit(attributes, ""), ""), Program(Emit("[Network]", $"{{ [Layers] static Tensor Define({method}; }}"), names));

    [Theory]
    [MemberData(nameof(Chains))]
    public void Trains_to_the_same_bits(string attributes, string method, string names)
    {
        Assert.NotEmpty(names);
        using var compiled = new CompiledGraphs(
            (Precision.Single, name => $"/// <summary>A chain.</summary>\n{attributes} public partial class {name};\n"),
            (Precision.Single, name => $"/// <summary>A graph.</summary>\n[Network] public partial class {name} {{ [Layers] private static Tensor Define({method}; }}\n"));
        EmittedNetwork chain = compiled.Create(0), graph = compiled.Create(1);
        Assert.Equal(chain.Parameters, graph.Parameters);
        var random = new Random(1);
        double[][] inputs = [.. Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, chain.InputSize).Select(_ => random.NextDouble()).ToArray())];
        double[][] targets = [.. Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, chain.OutputSize).Select(o => o == 0 ? 1.0 : 0.0).ToArray())];
        foreach (EmittedNetwork network in (EmittedNetwork[])[chain, graph])
        {
            using EmittedTrainer trainer = network.CreateTrainer(new Adam(0.01));
            for (int step = 0; step < 5; step++) trainer.Step(inputs, targets);
        }
        Assert.Equal(chain.Parameters, graph.Parameters);
        Assert.Equal(chain.Predict(inputs[0]), graph.Predict(inputs[0]));
        Assert.Equal(chain.PredictBatch(inputs), graph.PredictBatch(inputs));
    }

    private static string Emit(string attributes, string body) =>
        GeneratorHarness.Run($"using static NetGen.Layers; {attributes} public partial class Net{(body.Length > 0 ? body : ";")}").MainSources.Single().SourceText.ToString();

    /// <summary>The printed programs, with other names for some values; an index that follows a digit has an underscore before it, which does not count.</summary>
    private static string Program(string text, string names)
    {
        int start = text.IndexOf("namespace NetGen.Emitted", StringComparison.Ordinal), end = text.IndexOf("file static class NetDescription", StringComparison.Ordinal);
        int rest = text.IndexOf("\nnamespace NetGen.Emitted", end, StringComparison.Ordinal);
        string program = text[start..end] + (rest < 0 ? "" : text[rest..]);
        foreach (string[] pair in names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))) program = Regex.Replace(program, $@"\b{pair[0]}{(char.IsDigit(pair[0][^1]) ? @"(?!\d)" : "")}", pair[1]);
        return Index().Replace(program, "$1$2");
    }

    [GeneratedRegex(@"\b([a-z]+\d*[A-Za-z]*)_(\d+)")]
    private static partial Regex Index();
}
