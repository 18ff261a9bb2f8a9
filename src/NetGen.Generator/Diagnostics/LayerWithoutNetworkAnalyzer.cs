using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Reports layer attributes, and methods that layers are read from, on classes without <c>[Network]</c>, and <c>[Input]</c> on parameters of other methods:
/// the generator never gets to see them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerWithoutNetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DiagnosticDescriptors.LayerWithoutNetwork, DiagnosticDescriptors.LayersMethod];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.NetworkAttribute) is null) return;
            start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            start.RegisterSymbolAction(AnalyzeParameter, SymbolKind.Parameter);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        ImmutableArray<AttributeData> attributes = context.Symbol.GetAttributes();
        if (attributes.Any(static attribute => attribute.Is(KnownNames.Network))) return;
        foreach (AttributeData layer in attributes.Where(static attribute => DeclarationReader.IsLayer(attribute) || DeclarationReader.IsInput(attribute)))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.LayerWithoutNetwork,
                PlaceFinder.Attribute(layer, context.CancellationToken), context.Symbol.Name));
        foreach (IMethodSymbol method in GraphReader.MethodsOf((INamedTypeSymbol)context.Symbol))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.LayerWithoutNetwork, method.Locations[0], context.Symbol.Name));
    }

    private static void AnalyzeParameter(SymbolAnalysisContext context)
    {
        if (context.Symbol.GetAttributes().FirstOrDefault(DeclarationReader.IsInput) is not { } input) return;
        if (GraphReader.IsGraph(context.Symbol.ContainingSymbol)) return;
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.LayersMethod, PlaceFinder.Attribute(input, context.CancellationToken),
            "[Input] has no effect here: it stands on the parameter of the [Layers] method, or beside [Network]"));
    }
}
