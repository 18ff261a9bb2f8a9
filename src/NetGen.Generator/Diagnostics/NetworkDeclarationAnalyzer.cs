using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Diagnostics;

/// <summary>Reports every rule that a class with <c>[Network]</c> breaks; for such a class the generator emits nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Enum.GetValues(typeof(DiagnosticId)).Cast<DiagnosticId>()
            .Where(static rule => rule != DiagnosticId.LayerWithoutNetwork && !IsOfMethod(rule)).Select(DiagnosticDescriptors.Of)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.NetworkAttribute) is not null) start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    /// <summary>Whether a rule is one of the methods that networks name, which are looked at by themselves.</summary>
    private static bool IsOfMethod(DiagnosticId rule) => rule is >= DiagnosticId.ElementwiseSignature and <= DiagnosticId.ElementwiseTooLong;

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (DeclarationReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } network) return;
        // A call in a loop is several layers: it is told once what it does wrong each time.
        HashSet<(DiagnosticId, Location)> reported = [];
        foreach (Violation violation in NetworkRules.Check(network.Declaration, DeclaredLayers.Of(network.Declaration)))
        {
            Location location = PlaceFinder.Find(network, violation.Place, context.CancellationToken);
            if (violation.Place is Place.Call or Place.CallArgument && !reported.Add((violation.Id, location))) continue;
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Of(violation.Id), location, [.. violation.Arguments]));
        }
    }
}
