using System.ComponentModel;
using System.Reflection;
using NetGen.Kernels;

namespace NetGen.Tests.Contracts;

/// <summary>What people see when they write <c>using NetGen;</c>, and what they do not: the rest is there for emitted code.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Type[] Public = [.. typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(static type => !type.IsNested)];

    /// <summary>What users write rules of optimizers with, although it stands beside the kernels.</summary>
    private static readonly Type[] Implemented = [typeof(ILanes<,>), typeof(Functions<,>)];

    [Fact]
    public void There_are_three_namespaces() =>
        Assert.Equal(["NetGen", "NetGen.Kernels", "NetGen.Runtime"], Public.Select(static type => type.Namespace!).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A new type in <c>NetGen</c> is one more that everybody reads past: the number is raised on purpose, or the type is internal.</summary>
    [Fact]
    public void People_see_these_many_types() => Assert.Equal(Visible, Public.Count(static type => type.Namespace == "NetGen"));

    [Fact]
    public void What_people_write_is_not_hidden() => Assert.All([.. Public.Where(static type => type.Namespace == "NetGen"), .. Implemented], static type => Assert.False(IsHidden(type), type.FullName));

    [Fact]
    public void The_machine_room_is_hidden() =>
        Assert.All(Public.Where(static type => type.Namespace != "NetGen").Except(Implemented), static type => Assert.True(IsHidden(type), type.FullName));

    /// <summary>These are all that emitted classes name, beside the kernels that emitted programs call.</summary>
    [Fact]
    public void Emitted_classes_stand_on_few_types() => Assert.Equal(
        ["MicroEngine`2", "NetworkEngine`1", "NetworkFile", "TiledEngine`2"],
        Public.Where(static type => type.Namespace == "NetGen.Runtime").Select(static type => type.Name).Order(StringComparer.Ordinal));

    private const int Visible = 97;

    private static bool IsHidden(Type type) => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never;
}
