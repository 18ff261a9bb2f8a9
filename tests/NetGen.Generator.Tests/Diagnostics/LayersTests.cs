using Microsoft.CodeAnalysis;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The layers are read once: all rules, and the network itself, rest on the list they are given and read none of their own.</summary>
public sealed class LayersTests
{
    private static readonly NetworkDeclaration Legal =
        Read("[Network(3)] [Dense(4, Activation.ReLU)] [Dense(2, Activation.Sigmoid)] public partial class Net { int Classify; }");

    [Fact]
    public void ItsOwnLayersBreakNoRule() => Assert.Empty(NetworkRules.Check(Legal, DeclaredLayers.Of(Legal)));

    [Fact]
    public void EveryRuleLooksAtTheLayersItIsGiven()
    {
        NetworkDeclaration other = Read("[Network(3)] [Dense(0, Activation.Softmax)] [Dense(1, Activation.Softmax)] [Dropout(2)] public partial class Net;");
        Assert.Equal(
            [DiagnosticId.MemberCollision, DiagnosticId.SizeTooSmall, DiagnosticId.DropoutRate, DiagnosticId.DropoutLast, DiagnosticId.SoftmaxHidden, DiagnosticId.SoftmaxSingle],
            NetworkRules.Check(Legal, DeclaredLayers.Of(other)).Select(static violation => violation.Id));
    }

    [Fact]
    public void SoDoesTheNetwork()
    {
        NetworkDeclaration other = Read("[Network(3, 5, 6, Output = Activation.Tanh)] public partial class Net;");
        NetworkSpec? network = NetworkParser.Parse(Legal, DeclaredLayers.Of(other));
        Assert.Equal<Layer>([Declared.Dense(5, "Sigmoid", true, "Auto"), Declared.Dense(6, "Tanh", true, "Auto")], Assert.IsType<NetworkSpec>(network).Nodes.Select(static node => node.Layer));
    }

    private static NetworkDeclaration Read(string source)
    {
        Compilation compilation = Compilations.Of(source);
        DeclaredNetwork? network = DeclarationReader.Read(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        return Assert.IsType<DeclaredNetwork>(network).Declaration;
    }
}
