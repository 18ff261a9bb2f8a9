namespace NetGen.Fuzz.Running;

/// <summary>A folder for files that are written once and read once.</summary>
internal static class Scratch
{
    /// <summary>Where Linux keeps files in memory.</summary>
    private const string Memory = "/dev/shm";

    /// <summary>Creates it: in memory if it can be, where nobody waits for a disk.</summary>
    public static DirectoryInfo Create()
    {
        try
        {
            if (Directory.Exists(Memory)) return Directory.CreateDirectory(Path.Combine(Memory, $"netgen-fuzz-{Path.GetRandomFileName()}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is somebody else's, or full.
        }

        return Directory.CreateTempSubdirectory("netgen-fuzz-");
    }
}
