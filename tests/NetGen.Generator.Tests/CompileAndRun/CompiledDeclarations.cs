using System.Globalization;
using System.Reflection;
using System.Text;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Many declarations compiled together, with a glue class that makes their networks.</summary>
public sealed class CompiledDeclarations : IDisposable
{
    private readonly InMemoryCompilation _compilation;
    private readonly Func<int, int, EmittedNetwork> _create;

    public CompiledDeclarations(params IReadOnlyList<Declaration> declarations)
        : this(declarations, analyze: false)
    {
    }

    public CompiledDeclarations(IReadOnlyList<Declaration> declarations, bool analyze)
        : this(Texts(declarations), analyze) => Declarations = declarations;

    /// <summary>Chains of any layers.</summary>
    public CompiledDeclarations(IReadOnlyList<Chain> chains)
        : this([.. chains.Select(chain => (chain.Attributes, chain.Scalar, false))], analyze: Extent.IsEverything)
    {
    }

    private CompiledDeclarations(IReadOnlyList<(string Attributes, string Scalar, bool Classifies)> texts, bool analyze)
    {
        _compilation = InMemoryCompilation.Of([Print(texts)], analyze);
        _create = _compilation.Assembly.GetType("Sweep.Glue", throwOnError: true)!
            .GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<int, int, EmittedNetwork>>();
    }

    public IReadOnlyList<Declaration> Declarations { get; } = [];

    public Assembly Assembly => _compilation.Assembly;

    public IReadOnlyDictionary<string, string> Emitted => _compilation.Emitted;

    /// <summary>Only what the generator makes of them.</summary>
    public static IReadOnlyDictionary<string, string> Emit(IReadOnlyList<Declaration> declarations) => InMemoryCompilation.Emit(Print(Texts(declarations)));

    /// <summary>A new network of the declaration at <paramref name="index"/>.</summary>
    public EmittedNetwork Create(int index, int seed = 1) => _create(index, seed);

    public void Dispose() => _compilation.Dispose();

    private static (string Attributes, string Scalar, bool Classifies)[] Texts(IReadOnlyList<Declaration> declarations) =>
        [.. declarations.Select(declaration => (declaration.Attributes, declaration.Scalar, declaration.IsSoftmax))];

    private static string Print(IReadOnlyList<(string Attributes, string Scalar, bool Classifies)> declarations)
    {
        var text = new StringBuilder("""
            #pragma warning disable NETGEN102 // Where a network starts is of no importance here.
            using System;
            using NetGen;
            using NetGen.Generator.Tests.CompileAndRun;

            namespace Sweep;


            """);
        for (int i = 0; i < declarations.Count; i++)
        {
            string classifies = declarations[i].Classifies ? $" : IClassifies<{declarations[i].Scalar}>" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"/// <summary>Declaration {i}.</summary>")
                .Append(declarations[i].Attributes)
                .AppendLine(CultureInfo.InvariantCulture, $"public partial class N{i}{classifies};")
                .AppendLine();
        }

        text.AppendLine("/// <summary>Makes the networks.</summary>")
            .AppendLine("public static class Glue")
            .AppendLine("{")
            .AppendLine("    /// <summary>Makes one.</summary>")
            .AppendLine("    public static EmittedNetwork Create(int index, int seed) => index switch")
            .AppendLine("    {");
        for (int i = 0; i < declarations.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"        {i} => new EmittedNetwork<N{i}, {declarations[i].Scalar}>(new N{i}(seed), static (network, optimizer, options) =>")
                .AppendLine(CultureInfo.InvariantCulture, $"            options is null ? new N{i}.Trainer(network, optimizer) : new N{i}.Trainer(network, optimizer, options)),");
        }

        return text.AppendLine("        _ => throw new ArgumentOutOfRangeException(nameof(index)),")
            .AppendLine("    };")
            .AppendLine("}")
            .ToString();
    }
}
