namespace NetGen;

/// <summary>A file that is held open so that nobody else can have it; the system lets go of it when the process is dead.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _path;

    private FileLock(FileStream stream, string path) => (_stream, _path) = (stream, path);

    /// <summary>Takes the lock; null when somebody has it. The file is created if it is not there: what the dead have left is as good as a new one.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be created, or must not be written.</exception>
    public static FileLock? TryTake(string path)
    {
        while (true)
        {
            FileStream stream;
            try
            {
                stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
            }
            catch (IOException error) when (MeansInUse(error.HResult))
            {
                return null;
            }
            catch (IOException error) when (MeansReadOnly(error.HResult))
            {
                throw new UnauthorizedAccessException(error.Message, error);
            }

            if (IsAt(path, stream)) return new FileLock(stream, path);
            stream.Dispose();
        }
    }

    /// <summary>Lets go of the lock and deletes its file.</summary>
    public void Dispose()
    {
        // Unix deletes what is open, and whoever has opened it meanwhile finds out below. Windows does not, and deletes nothing that somebody else has taken.
        if (OperatingSystem.IsWindows()) _stream.Dispose();
        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It does no harm where it is.
        }

        _stream.Dispose();
    }

    /// <summary>
    /// Whether the locked file is the one at the path. The former owner may have deleted it after it was opened here and before it was locked, and then
    /// a third one creates and locks another. The file gets a length that the other one hardly has.
    /// </summary>
    private static bool IsAt(string path, FileStream stream)
    {
        if (OperatingSystem.IsWindows()) return true;
        stream.SetLength(Random.Shared.Next(1, 1 << 20));
        var there = new FileInfo(path);
        return there.Exists && there.Length == stream.Length;
    }

    /// <summary>EWOULDBLOCK of Linux and of the BSDs, a sharing violation of Windows.</summary>
    private static bool MeansInUse(int code) => OperatingSystem.IsWindows() ? code == unchecked((int)0x80070020) : code is 11 or 35;

    /// <summary>EROFS of a file system that is mounted read-only, the write protection of a medium.</summary>
    private static bool MeansReadOnly(int code) => OperatingSystem.IsWindows() ? code == unchecked((int)0x80070013) : code == 30;
}
