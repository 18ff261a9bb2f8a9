using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>Tests of the tests: what they are to catch, they do catch.</summary>
public sealed class HarnessTests
{
    private const string Source = "[Network(3, 4, 1)] public partial class Xor;";

    [Fact]
    public void AModelWithoutEqualityIsNotCached() =>
        Assert.ThrowsAny<Exception>(() => GeneratorHarness.Run(new ForgetfulGenerator(), Compilations.Of(Source)));

    [Fact]
    public void AModelThatHoldsSyntaxIsFound()
    {
        ISymbol symbol = Compilations.Of(Source).GetTypeByMetadataName("Xor")!;
        Assert.Contains("symbol", Assert.Single(ObjectGraph.FindRoslyn(new { Inner = new[] { new { symbol } } })));
        Assert.NotEmpty(ObjectGraph.FindRoslyn(symbol.Locations));
        Assert.NotEmpty(ObjectGraph.FindRoslyn(ImmutableArray.Create<object>(1, symbol.DeclaringSyntaxReferences[0])));
        Assert.Empty(ObjectGraph.FindRoslyn(new { Inner = new List<string> { "text" }, Number = 1 }));
    }

    /// <summary>What our generator would be with an array in its model: equal by reference only.</summary>
    private sealed class ForgetfulGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            IncrementalValuesProvider<string[]> networks = context.SyntaxProvider
                .ForAttributeWithMetadataName("NetGen.NetworkAttribute", static (node, _) => node is ClassDeclarationSyntax, static (declared, _) => new[] { declared.TargetSymbol.Name })
                .WithTrackingName(TrackingNames.Declarations);
            context.RegisterSourceOutput(networks, static (output, _) => output.AddSource("X.g.cs", ""));
        }
    }
}
