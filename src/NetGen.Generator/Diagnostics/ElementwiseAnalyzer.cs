using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Diagnostics;

/// <summary>Reports what is wrong with a method with <c>[Elementwise]</c>, on the very part of it that is, whether a network names it or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ElementwiseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.ElementwiseSignature,
        DiagnosticDescriptors.ElementwiseBody,
        DiagnosticDescriptors.ElementwiseExpression,
        DiagnosticDescriptors.ElementwiseRecursion,
        DiagnosticDescriptors.ElementwiseTooLong,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.ElementwiseAttribute) is not null) start.RegisterSymbolAction(Analyze, SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null) return;
        if (!ElementwiseReader.IsElementwise(method))
        {
            foreach (AttributeData learned in method.Parameters.SelectMany(static parameter => parameter.GetAttributes()).Where(AttributeReader.IsLearned))
            {
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ElementwiseSignature,
                    PlaceFinder.Attribute(learned, context.CancellationToken), method.Name, "it lacks [Elementwise], without which nothing is learned"));
            }
            return;
        }
        foreach (ElementwiseProblem problem in ElementwiseReader.Read(method, context.Compilation, context.CancellationToken).Problems)
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Of(problem.Id), problem.Location, [.. problem.Arguments]));
    }
}
