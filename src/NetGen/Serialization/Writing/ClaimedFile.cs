using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>A path that nobody else writes to, in this process or in another, until this is disposed or the process is dead.</summary>
internal sealed class ClaimedFile : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private readonly NamesBeside _names;
    private readonly FileLock? _lock;

    private ClaimedFile(string path, string target)
    {
        _path = path;
        _target = target;
        _names = new NamesBeside(target);
        _lock = Lock();
        if (_lock is not null) _names.DeleteTemporaries();
    }

    /// <summary>Claims a path, and deletes what those have left beside it who were killed while they wrote.</summary>
    /// <param name="path">A file, whether it is there or not; of a link the file that it points to.</param>
    /// <exception cref="IOException">Somebody else has it; or it is a folder, or in none.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder must not be written.</exception>
    public static ClaimedFile Take(string path) => new(path, Target.Of(path));

    /// <summary>The same, but null where the folder must not be written: then nobody replaces the file anyway.</summary>
    /// <exception cref="IOException">Somebody else has it.</exception>
    public static ClaimedFile? TakeWhereWritable(string path)
    {
        try
        {
            return Take(path);
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether this is the claim on a path.</summary>
    public bool IsOf(string path) => Target.Of(path) == _target;

    /// <summary>Creates or replaces the file, as a whole or not at all; see <see cref="AtomicFile.Write"/>.</summary>
    /// <param name="write">Writes its contents.</param>
    /// <param name="keep">What is added to the name of the old file, a copy of which then stays beside the new one; null for none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public void Write(Action<Stream> write, string? keep = null)
    {
        if (Target.WriteUnlessRegular(_target, write)) return;
        UnixFileMode? mode = Target.RequireWritable(_target);
        Rename(_target, beside =>
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
            using var stream = new FileStream(beside, options);
            // Files are created without the bits of the process's mask, which the old file may have had.
            if (!OperatingSystem.IsWindows() && mode is { } wanted && File.GetUnixFileMode(stream.SafeFileHandle) != wanted)
                File.SetUnixFileMode(stream.SafeFileHandle, wanted);
            write(stream);
            stream.Flush(flushToDisk: true);
            // Before the new one takes the path, so that there is a file at every moment. An empty one is not worth the one before it.
            if (keep is not null && new FileInfo(_target) is { Exists: true, Length: > 0 }) Rename(_target + keep, copy => File.Copy(_target, copy));
        });
    }

    /// <summary>Lets others write to the path.</summary>
    public void Dispose() => _lock?.Dispose();

    /// <summary>Makes a file beside and gives it a name.</summary>
    private void Rename(string name, Action<string> make)
    {
        string beside = _names.Temporary();
        try
        {
            make(beside);
            File.Move(beside, name, overwrite: true);
        }
        catch
        {
            TryDelete(beside);
            throw;
        }
    }

    private FileLock? Lock()
    {
        if (Target.IsWindowsDevice(_target)) return null;
        if (Directory.Exists(_target)) throw new IOException($"'{_path}' is a folder, not a file.");
        try
        {
            return FileLock.TryTake(_names.Lock)
                ?? throw new IOException(
                    $"The file '{_path}' is in use: a training keeps its checkpoints there, or somebody is saving to it, in this process or in another.");
        }
        catch (DirectoryNotFoundException error)
        {
            throw new DirectoryNotFoundException($"The folder of the file '{_path}' does not exist.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            // Devices stand in such folders.
            return Target.MayBeSpecial(_target) ? null : throw new UnauthorizedAccessException($"The folder of the file '{_path}' must not be written.", error);
        }
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
