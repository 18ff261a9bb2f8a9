namespace NetGen;

/// <summary>Writes files that are either there as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes beside the path and then renames: whoever reads the path sees the old file or the new one, never half of it, even when writing
    /// fails or the machine stops. What the old file was stays: a link goes on pointing to the file it names, which is the one replaced; on
    /// Unix the new file has the old one's mode; and a file that must not be written is refused, although renaming over it would succeed.
    /// A device, a FIFO and the like are written to.
    /// </summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes its contents.</param>
    /// <param name="keep">What is added to the name of the old file, a copy of which then stays beside the new one; null for none.</param>
    /// <exception cref="IOException">The file cannot be written, or somebody else writes it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public static void Write(string path, Action<Stream> write, string? keep = null)
    {
        // Any number of processes may write to a device at once.
        if (Target.WriteUnlessRegular(Target.Of(path), write)) return;
        using ClaimedFile file = ClaimedFile.Take(path);
        file.Write(write, keep);
    }
}
