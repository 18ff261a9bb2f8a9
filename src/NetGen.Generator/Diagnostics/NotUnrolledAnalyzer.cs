using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Diagnostics;

/// <summary>Says of a legal network that it was not printed in straight lines, and why: the same policy decides it for the emitted code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotUnrolledAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.NotUnrolled];

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
        if (DeclarationReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } network
            || NetworkParser.Parse(network.Declaration, context.CancellationToken) is not { } spec
            || UnrollPolicy.ReasonNotUnrolled(NetworkLowering.Lower(spec)) is not { } reason)
        {
            return;
        }

        Location location = PlaceFinder.Find(network, new Place.TypeName(network.Declaration.Chain.Count - 1), context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NotUnrolled, location, network.Symbol.Name, reason));
    }
}
