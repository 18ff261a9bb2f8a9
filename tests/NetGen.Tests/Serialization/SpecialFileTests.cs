using System.Diagnostics;
using System.Net.Sockets;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Checkpoints;

namespace NetGen.Tests.Serialization;

/// <summary>What stands at a path and is no regular file is written to, and not replaced. Windows has no such things in folders.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
    private readonly string _path;

    public SpecialFileTests() => _path = Path.Combine(_folder, "special");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, Action<string>> Savers => new()
    {
        { "a network", path => new LargeDouble(seed: 2).Save(path) },
        { "a checkpoint", path => Use(trainer => trainer.SaveCheckpoint(path)) },
        { "a session", path => Use(trainer => trainer.Begin(Journey.Data, new SessionOptions()).SaveCheckpoint(path)) },
        { "a training", path => Use(trainer => trainer.Fit(Journey.Data, new FitOptions { Checkpoint = new CheckpointOptions(path) })) },
    };

    [Theory]
    [MemberData(nameof(Savers))]
    public async Task A_fifo(string what, Action<string> save)
    {
        if (OperatingSystem.IsWindows()) return;
        Run("mkfifo", _path);
        // Opens for both, which never waits, so that a save which does not come leaves nobody waiting here.
        using var held = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        string regular = Path.Combine(_folder, "regular");
        save(regular);
        // A training knows how long it took, which makes its checkpoints longer or shorter.
        byte[] expected = what == "a training" ? File.ReadAllBytes(regular)[8..30] : File.ReadAllBytes(regular), got = new byte[expected.Length];
        Task saving = Task.Run(() => save(_path), TestContext.Current.CancellationToken);
        Task reading = Task.Run(
            () =>
            {
                if (what == "a training") held.ReadExactly(new byte[8]);
                held.ReadExactly(got);
            },
            TestContext.Current.CancellationToken);
        // Where nothing comes through, this is a timeout.
        await Task.WhenAll(saving, reading).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(expected, got);
        Assert.Equal([regular, _path], Directory.GetFiles(_folder).Order());
    }

    /// <summary>The device that is always full, or if only the administrator may make one, the one that is there and that nobody else may replace.</summary>
    [Theory]
    [MemberData(nameof(Savers))]
    public void A_device(string what, Action<string> save)
    {
        if (!OperatingSystem.IsLinux()) return;
        bool made = Environment.IsPrivilegedProcess;
        if (made && !TryRun("mknod", _path, "c", "1", "7")) return;
        if (!made) File.CreateSymbolicLink(_path, "/dev/full");
        IOException error = Assert.Throws<IOException>(() => save(_path));
        Assert.True(error.Message.Contains("space", StringComparison.Ordinal), $"{what}: {error.Message}");
        Assert.Equal([_path], Directory.GetFileSystemEntries(_folder));
        Assert.Throws<IOException>(() => File.WriteAllText(_path, "x"));
    }

    [Theory]
    [MemberData(nameof(Savers))]
    public void A_socket(string what, Action<string> save)
    {
        if (OperatingSystem.IsWindows()) return;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_path));
        socket.Listen();
        // Nobody can open one; but it is still there.
        Assert.True(Record.Exception(() => save(_path)) is IOException, what);
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(new UnixDomainSocketEndPoint(_path));
        Assert.Equal([_path], Directory.GetFileSystemEntries(_folder));
    }

    /// <summary>Links to devices and to one's own output are followed.</summary>
    [Fact]
    public void The_null_device_by_a_link()
    {
        if (OperatingSystem.IsWindows()) return;
        string device = Path.Combine(_folder, "device");
        if (Environment.IsPrivilegedProcess && !TryRun("mknod", device, "c", "1", "3")) return;
        File.CreateSymbolicLink(_path, Environment.IsPrivilegedProcess ? device : "/dev/null");
        foreach (Action<string> save in Savers.Select(row => row.Data.Item2)) save(_path);
        Assert.NotNull(new FileInfo(_path).LinkTarget);
        Assert.Empty(File.ReadAllBytes(_path));
    }

    /// <summary>An empty file is as long as a device, but a file.</summary>
    [Theory]
    [MemberData(nameof(Savers))]
    public void Not_an_empty_file(string what, Action<string> save)
    {
        File.WriteAllBytes(_path, []);
        save(_path);
        Assert.True(new FileInfo(_path).Length > 0, what);
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    private static void Use(Action<LargeDouble.Trainer> use)
    {
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer) use(trainer);
    }

    private static void Run(string program, params string[] arguments) => Assert.True(TryRun(program, arguments), program);

    private static bool TryRun(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
