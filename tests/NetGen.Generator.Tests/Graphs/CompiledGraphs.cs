using System.Globalization;
using System.Reflection;
using System.Text;
using NetGen.Generator.Tests.CompileAndRun;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>Networks with [Layers] methods compiled together, with a glue class that makes them.</summary>
internal sealed class CompiledGraphs : IDisposable
{
    private readonly InMemoryCompilation _compilation;
    private readonly Func<int, int, EmittedNetwork> _create;

    /// <param name="networks">The precision of each, and the source of a public class that gets the name it is given.</param>
    public CompiledGraphs(params IReadOnlyList<(Precision Precision, Func<string, string> Source)> networks)
    {
        var text = new StringBuilder("using System;\nusing NetGen;\nusing NetGen.Generator.Tests.CompileAndRun;\nusing static NetGen.Layers;\n\nnamespace Sweep;\n\n");
        var glue = new StringBuilder();
        for (int i = 0; i < networks.Count; i++)
        {
            text.Append(networks[i].Source($"N{i}"));
            string scalar = networks[i].Precision == Precision.Double ? "double" : "float";
            glue.Append(CultureInfo.InvariantCulture, $"        {i} => new EmittedNetwork<N{i}, {scalar}>(new N{i}(seed), static (network, optimizer, options) =>\n")
                .Append(CultureInfo.InvariantCulture, $"            options is null ? new N{i}.Trainer(network, optimizer) : new N{i}.Trainer(network, optimizer, options)),\n");
        }
        text.Append("/// <summary>Makes the networks.</summary>\npublic static class Glue\n{\n    /// <summary>Makes one.</summary>\n")
            .Append("    public static EmittedNetwork Create(int index, int seed) => index switch\n    {\n").Append(glue)
            .Append("        _ => throw new ArgumentOutOfRangeException(nameof(index)),\n    };\n}\n");
        _compilation = InMemoryCompilation.Of(text.ToString());
        _create = _compilation.Assembly.GetType("Sweep.Glue", throwOnError: true)!
            .GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<int, int, EmittedNetwork>>();
    }

    public IReadOnlyDictionary<string, string> Emitted => _compilation.Emitted;

    public EmittedNetwork Create(int index, int seed = 1) => _create(index, seed);

    public void Dispose() => _compilation.Dispose();
}
