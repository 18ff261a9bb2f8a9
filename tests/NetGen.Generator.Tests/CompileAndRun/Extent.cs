namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>How far the sweeps go. The slow tests run the same classes with another file in place of this one, and walk everything.</summary>
internal static class Extent
{
    /// <summary>Whether every combination is looked at, and not only each of its parts.</summary>
    public static bool IsEverything => false;
}
