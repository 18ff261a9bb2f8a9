using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>Writes files that are either there as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes beside the path and then renames: whoever reads the path sees the old file or the new one, never half of it, even when writing
    /// fails or the machine stops. What the old file was stays: a link goes on pointing to the file it names, which is the one replaced; on
    /// Unix the new file has the old one's mode; and a file that must not be written is refused, although renaming over it would succeed.
    /// </summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes its contents.</param>
    /// <param name="keep">
    /// What is added to the path of the old file, which then stays under this name. There is a moment in which only it is there.
    /// </param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public static void Write(string path, Action<Stream> write, string? keep = null)
    {
        string target = Path.GetFullPath(path);
        // Asked only of links: resolving what is not there at all would throw.
        if (new FileInfo(target).LinkTarget is not null)
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        UnixFileMode? mode = RequireWritable(target);
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;

        // Not the target's name with something added: that may already be as long as names can be. But where longer names are wanted, one name for
        // all times: whoever is killed while writing leaves at most one file behind.
        string beside = keep is null ? Path.Join(Path.GetDirectoryName(target), $".{Path.GetRandomFileName()}.tmp") : $"{target}{keep}.tmp";
        if (keep is not null) File.Delete(beside);
        try
        {
            using (var stream = new FileStream(beside, options))
            {
                // Files are created without the bits of the process's mask, which the old file may have had.
                if (!OperatingSystem.IsWindows() && mode is { } wanted && File.GetUnixFileMode(stream.SafeFileHandle) != wanted)
                    File.SetUnixFileMode(stream.SafeFileHandle, wanted);
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (keep is not null && File.Exists(target)) File.Move(target, target + keep, overwrite: true);
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            TryDelete(beside);
            throw;
        }
    }

    /// <summary>Opens a file for reading. Writing replaces it, which on Windows needs leave from whoever is still reading the old one.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <summary>The mode of the file that is there already; null on Windows, and when there is none.</summary>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    private static UnixFileMode? RequireWritable(string target)
    {
        if (!File.Exists(target)) return null;
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
        // On Unix the bit itself: the administrator may write anything, and is kept from replacing a protected file all the same.
        bool writable = mode is { } bits ? bits.HasFlag(UnixFileMode.UserWrite) : !File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly);
        return writable ? mode : throw new UnauthorizedAccessException($"The file '{target}' is read-only.");
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Why writing failed matters more.")]
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception)
        {
            // The failure that brought us here is the one to report.
        }
    }
}
