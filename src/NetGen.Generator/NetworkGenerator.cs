using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator;

/// <summary>Completes every class with <c>[Network]</c>: read it, and when it is legal, print the rest of it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Every edit anywhere reads every declaration again; what is not written differently is not judged again. Only names and numbers go from
        // step to step. File names are given to all networks together, since two of them may differ in case only.
        IncrementalValuesProvider<EmittedFile> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.NetworkAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (declared, cancellation) =>
                    DeclarationReader.Read((INamedTypeSymbol)declared.TargetSymbol, declared.SemanticModel.Compilation, cancellation)?.Declaration)
            .WithTrackingName(TrackingNames.Declarations)
            .Select(static (declaration, cancellation) => declaration is null ? null : NetworkParser.Parse(declaration, cancellation))
            .WithTrackingName(TrackingNames.Parse)
            .Where(static network => network is not null)
            .Select(static (network, _) => network!)
            .WithTrackingName(TrackingNames.Networks)
            .Collect()
            .SelectMany(EmittedFile.Assign)
            .WithTrackingName(TrackingNames.Files);

        context.RegisterSourceOutput(networks, static (output, file) =>
        {
            EmittedText text = NetworkEmitter.Emit(file.Network, file.ProgramName, output.CancellationToken);
            output.AddSource(file.Main, text.Main);
            if (text.Widths is { } widths) output.AddSource(file.Widths, widths);
        });

        IncrementalValueProvider<bool> library = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.ElementwiseLibraryAttribute, static (node, _) => node is ClassDeclarationSyntax, static (_, _) => true)
            .Collect()
            .Select(static (asked, _) => asked.Length > 0)
            .WithTrackingName(TrackingNames.ElementwiseLibrary);

        context.RegisterSourceOutput(library, static (output, asked) =>
        {
            if (asked) output.AddSource("ElementwiseLibrary.g.cs", ElementwiseLibraryEmitter.Emit());
        });

        IncrementalValuesProvider<PrintedTemplate> templates = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.TemplateAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (declared, cancellation) => new EquatableArray<PrintedTemplate>([.. PrintedTemplate.Of(declared, cancellation)]))
            .SelectMany(static (printed, _) => printed)
            .WithTrackingName(TrackingNames.Templates);

        context.RegisterSourceOutput(templates, static (output, printed) => output.AddSource(printed.HintName, printed.Text));
    }
}
