using System.Reflection;

namespace NetGen.Benchmarks;

/// <summary>Where this project's own files lie: some of them are built or compiled only when somebody wants them.</summary>
internal static class Sources
{
    public static string Folder { get; } =
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Sources").Value!;
}
