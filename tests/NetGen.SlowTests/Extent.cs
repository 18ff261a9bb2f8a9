namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>In place of the file of this name among the generator's tests, whose sweeps walk everything here.</summary>
internal static class Extent
{
    /// <summary>Whether every combination is looked at, and not only each of its parts.</summary>
    public static bool IsEverything => true;
}
