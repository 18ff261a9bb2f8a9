namespace NetGen;

/// <summary>Writes files that are either there as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes beside the path and then renames: whoever reads the path sees the old file or the new one, never half of it, even when writing
    /// fails or the machine stops.
    /// </summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes its contents.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string beside = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            // After a failure nothing is left behind. Deleting a file that was never made is no error.
            if (Directory.Exists(Path.GetDirectoryName(beside))) File.Delete(beside);
            throw;
        }
    }
}
