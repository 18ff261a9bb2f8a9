using System.Runtime.InteropServices;

namespace NetGen.Tests.Kernels;

/// <summary>Memory of the caller behind whose last value is nothing to read: whoever tries ends the process. On Linux; elsewhere it is ordinary memory.</summary>
internal sealed unsafe partial class AtTheEdge : IDisposable
{
    private const int Readable = 1 << 16, All = Readable << 1, ReadAndWrite = 3, NoAccess = 0, PrivateAndAnonymous = 0x22;

    private readonly byte* _memory;

    public AtTheEdge()
    {
        if (!OperatingSystem.IsLinux())
        {
            _memory = (byte*)NativeMemory.AllocZeroed(All);
            return;
        }
        _memory = (byte*)Map(0, All, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        Assert.NotEqual(-1, (nint)_memory);
        // Pages may have up to 64 KB.
        Assert.Equal(0, Protect((nint)(_memory + Readable), Readable, NoAccess));
    }

    /// <summary>Values of which the last is the last that may be read. What was placed before is overwritten.</summary>
    public T* Place<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var first = (T*)(_memory + Readable) - values.Length;
        values.CopyTo(new Span<T>(first, values.Length));
        return first;
    }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux()) _ = Unmap((nint)_memory, All);
        else NativeMemory.Free(_memory);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nint length);
}
