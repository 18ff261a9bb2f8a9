using System.Reflection;

namespace NetGen.Reporting.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void ThePackageNeedsNetGenSpectreConsoleAndScottPlotOnly()
    {
        // SkiaSharp is what ScottPlot draws with, and Spectre.Console.Ansi a part of Spectre.Console.
        IEnumerable<string> references = typeof(Chart).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => name.Split('.')[0] is not "System");
        Assert.Equal(["NetGen", "ScottPlot", "SkiaSharp", "Spectre.Console", "Spectre.Console.Ansi"], references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ItUsesNothingOfNetGenThatOthersCannot() =>
        Assert.DoesNotContain(typeof(Chart).Assembly.GetName().Name, typeof(NetworkAttribute).Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName));
}
