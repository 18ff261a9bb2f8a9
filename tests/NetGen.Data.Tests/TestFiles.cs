using System.IO.Compression;

namespace NetGen.Data.Tests;

/// <summary>Stored files, found in the source tree from wherever the tests run; and files for one test.</summary>
internal static class TestFiles
{
    private static readonly string Folder = Path.Combine(FindRoot(), "tests", "NetGen.Data.Tests");

    public static string Find(string relativePath) => Path.Combine(Folder, relativePath);

    /// <summary>Hands a new file's path to an action, and deletes the file afterwards.</summary>
    public static void With(string name, byte[] contents, Action<string> act)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-data-");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, contents);
            act(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static byte[] Gzip(byte[] contents)
    {
        var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal)) stream.Write(contents);
        return compressed.ToArray();
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetGen.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
