using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Diagnostics;

/// <summary>Warns of a legal network that starts where nothing can be learned.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ZeroStartAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.ZeroStart];

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

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (DeclarationReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } network) return;
        IReadOnlyList<DeclaredLayer> declared = DeclaredLayers.Of(network.Declaration);
        if (NetworkParser.Parse(network.Declaration, declared) is not { } spec) return;

        // Layers that inherit the network's initializer share one word, and so one report.
        HashSet<Place> reported = [];
        foreach ((int position, int number, string reason) in ZeroStart.Of(NetworkGraph.Of(spec)))
        {
            if (!reported.Add(declared[position].Initializer)) continue;
            Location location = PlaceFinder.Find(network, declared[position].Initializer, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ZeroStart, location, number, network.Symbol.Name, reason));
        }
    }
}
