namespace NetGen.Data;

/// <summary>Opens files that are to be read from beginning to end.</summary>
internal static class DataFile
{
    private const string Compressed = ".gz";

    /// <summary>Opens a file; one whose name ends with <c>.gz</c> is decompressed while it is read.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static Stream Open(string path)
    {
        FileStream file = OpenAsItIs(path);
        return IsCompressed(path) ? new WholeGzip(file) : file;
    }

    /// <summary>Opens a file whose bytes are wanted as they are.</summary>
    /// <exception cref="IOException">The file cannot be opened; it may be a folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static FileStream OpenAsItIs(string path, int bufferSize = 4096, FileOptions options = FileOptions.None)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize, options);
        }
        catch (UnauthorizedAccessException error) when (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder, not a file.", error);
        }
    }

    /// <summary>The file's extension, in small letters and without a <c>.gz</c> behind it.</summary>
    public static string ExtensionOf(string path)
    {
        string plain = IsCompressed(path) ? path[..^Compressed.Length] : path;
        return Path.GetExtension(plain).ToLowerInvariant();
    }

    /// <summary>Whether a file's name says that it is compressed.</summary>
    public static bool IsCompressed(string path) => path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);
}
