using System.Reflection;

namespace NetGen.Data.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void ThePackageNeedsNetGenAndCsvHelperOnly()
    {
        AssemblyName[] references = typeof(Csv).Assembly.GetReferencedAssemblies();
        Assert.Equal(["CsvHelper", "NetGen"], references.Select(reference => reference.Name!).Where(name => name.Split('.')[0] is not "System").Order(StringComparer.Ordinal));
    }
}
