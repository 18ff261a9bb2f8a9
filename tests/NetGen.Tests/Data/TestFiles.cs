namespace NetGen.Tests.Data;

/// <summary>Stored vectors, found in the source tree from wherever the tests run.</summary>
internal static class TestFiles
{
    private static readonly string Folder = Path.Combine(FindRoot(), "tests", "NetGen.Tests");

    public static string Find(string relativePath) => Path.Combine(Folder, relativePath);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetGen.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
