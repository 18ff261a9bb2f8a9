using System.Collections.Concurrent;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>The sweep over activations and losses, compiled once for all tests that walk it.</summary>
internal static class SharedSweep
{
    /// <summary>At most 64 parameters, so straight-line.</summary>
    public const string Small = "3,4,2";

    /// <summary>More, so layered.</summary>
    public const string Large = "5,11,3";

    private static readonly ConcurrentDictionary<(Precision, bool, string), Lazy<CompiledDeclarations>> Compiled = new();

    public static CompiledDeclarations Of(Precision precision, bool bias, string shape) =>
        Compiled.GetOrAdd((precision, bias, shape), _ => new(() => new CompiledDeclarations(Declarations(precision, bias, shape)))).Value;

    private static Declaration[] Declarations(Precision precision, bool bias, string shape) =>
    [
        .. LegalDeclarations.Sweep(precision, bias, [.. shape.Split(',').Select(int.Parse)])
            .Select((declaration, i) => declaration with { Reduction = i % 2 == 0 ? Reduction.Mean : Reduction.Sum }),
    ];
}
