using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>A graph is read again after every edit: the compiler is asked for each method once, however often it is called.</summary>
public sealed class GraphReadingTimeTests
{
    private const int Layers = 900;

    /// <summary>Bytes, because they are the same on every machine; a method that is bound again at each call makes five times as many.</summary>
    [Fact]
    public void A_helper_is_bound_once()
    {
        long inLoop = BytesOf(GraphSource.Of($"for (int i = 0; i < {Layers}; i++) x = Dense(x, 6, Activation.ReLU); return x;"));
        long byHelper = BytesOf(GraphSource.Of(
            $"for (int i = 0; i < {Layers}; i++) x = Block(x); return x;", "static Tensor Block(Tensor x) => Dense(x, 6, Activation.ReLU);"));
        Assert.InRange(byHelper, inLoop / 2, 2 * inLoop);
    }

    /// <summary>What one reading allocates, once the same source has been read in another compilation.</summary>
    private static long BytesOf(string source)
    {
        Read(Compilations.Of(source));
        CSharpCompilation compilation = Compilations.Of(source);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(compilation);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Read(CSharpCompilation compilation)
    {
        DeclaredNetwork? network = DeclarationReader.Read(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        Assert.Equal(Layers, network!.Declaration.Graph!.Layers.Count);
    }
}
