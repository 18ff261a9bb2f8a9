namespace NetGen;

/// <summary>What is at a path that is to be written.</summary>
internal static class Target
{
    /// <summary>The full path of the file that a path names, which may be a link to one; there need not be one yet.</summary>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        if (IsWindowsDevice(full)) return full;
        // Asked only of links: resolving what is not there at all would throw.
        if (new FileInfo(full).LinkTarget is null) return full;
        string target = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        // /dev/stdout and the like are links by way of /proc to what may have no path, such as a pipe.
        return target.StartsWith("/proc/", StringComparison.Ordinal) ? full : target;
    }

    /// <summary>The mode of the file that is there already; null on Windows, and when there is none.</summary>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static UnixFileMode? RequireWritable(string target)
    {
        if (!File.Exists(target)) return null;
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
        // On Unix the bit itself: the administrator may write anything, and is kept from replacing a protected file all the same.
        bool writable = mode is { } bits ? bits.HasFlag(UnixFileMode.UserWrite) : !File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly);
        return writable ? mode : throw new UnauthorizedAccessException($"The file '{target}' is read-only.");
    }

    /// <summary>Whether there may be a device, a FIFO, a socket: they have no length.</summary>
    public static bool MayBeSpecial(string target)
    {
        if (IsWindowsDevice(target)) return true;
        if (OperatingSystem.IsWindows() || !File.Exists(target)) return false;
        var file = new FileInfo(target);
        // Elsewhere than on Linux a FIFO's length is what waits in it.
        return !OperatingSystem.IsLinux() || file.LinkTarget is not null || file.Length == 0;
    }

    /// <summary>Writes to what is there and is no regular file. Says whether it did.</summary>
    /// <exception cref="IOException">It cannot be opened, as a socket cannot, or cannot be written.</exception>
    public static bool WriteUnlessRegular(string target, Action<Stream> write)
    {
        if (!MayBeSpecial(target)) return false;
        using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (IsRegular(stream)) return false;
        write(stream);
        return true;
    }

    /// <summary>The null device, the console, a named pipe: <c>\\.\NUL</c> is the full path of the first, from whatever folder.</summary>
    public static bool IsWindowsDevice(string target) =>
        OperatingSystem.IsWindows() && target.StartsWith(@"\\.\", StringComparison.Ordinal)
        && (!target.AsSpan(4).Contains('\\') || target.StartsWith(@"\\.\pipe\", StringComparison.OrdinalIgnoreCase));

    /// <summary>Files have places and can be cut. Some devices seem to have places, none can be cut.</summary>
    private static bool IsRegular(FileStream stream)
    {
        if (IsWindowsDevice(stream.Name) || !stream.CanSeek) return false;
        if (stream.Length > 0) return true;
        try
        {
            stream.SetLength(0);
            return true;
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            return false;
        }
    }
}
