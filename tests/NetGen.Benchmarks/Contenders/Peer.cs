using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>
/// Somebody else's library, in a small project of its own beside this one: built when it is asked for, so that nobody has to restore its
/// packages who does not want it, and loaded into this process.
/// </summary>
/// <param name="name">The library.</param>
/// <param name="start">The project's only public method.</param>
internal sealed class Peer(string name, Peer.StartFunction start)
{
    /// <summary>What each of these projects offers; nothing but types that both sides know.</summary>
    public delegate (Action<long> Run, Func<double[]> Answer, Action End)? StartFunction(
        string work, bool adam, int[] sizes, string hidden, string output, int batch, float[] parameters, float[] inputs, float[] targets);

    public string Name => name;

    /// <summary>All there are; says which of them do not work on this machine, and why.</summary>
    public static IReadOnlyList<Peer> LoadAll() => [.. new[] { Load("ONNX Runtime", "onnx", "Onnx"), Load("TorchSharp", "torch", "Torch") }.OfType<Peer>()];

    /// <summary>Its contender; null where it has nothing for this.</summary>
    public Contender? Start(Workload workload, Examples<float> examples)
    {
        PeerContender contender = new(name, workload.Work == Work.Step, () => start(
            workload.Work.ToString(), workload.IsAdam, workload.Shape.Sizes, workload.Shape.Hidden.ToString(), workload.Shape.Output.ToString(),
            workload.Batch, examples.Parameters, examples.Inputs, examples.Targets));
        return contender.Exists ? contender : null;
    }

    /// <summary>Its contender for the predictions of a batch, through layers of ReLU and a softmax.</summary>
    public Contender Predicting(int[] sizes, int rows, float[] parameters, float[] inputs) => new PeerContender(name, trains: false, () => start(
        nameof(Work.PredictBatch), false, sizes, nameof(Activation.ReLU), nameof(Activation.Softmax), rows, parameters, inputs, []));

    private static Peer? Load(string name, string folder, string type)
    {
        // TorchSharp tells at length where it looks for what.
        TextWriter console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            string assembly = Build(folder, $"NetGen.Benchmarks.{type}");
            var context = new PeerContext(assembly);
            MethodInfo method = context.LoadFromAssemblyPath(assembly).GetType($"NetGen.Benchmarks.{type}.{type}Peer", throwOnError: true)!.GetMethod("Start")!;
            var peer = new Peer(name, method.CreateDelegate<StartFunction>());
            // Whether its native libraries load shows only when they are used.
            var workload = Workload.Named("a-predict-1");
            workload.Shape.Peer(workload, peer)?.Run(1);
            return peer;
        }
        catch (Exception exception)
        {
            while (exception.InnerException is not null) exception = exception.InnerException;
            console.WriteLine($"{name} is not available here: {exception.Message.Split('\n')[0]}");
            return null;
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static string Build(string folder, string project)
    {
        string output = Path.Combine(AppContext.BaseDirectory, "peers", folder);
        string source = Path.Combine(Sources.Folder, "peers", folder, project + ".csproj");
        var start = new ProcessStartInfo("dotnet", ["build", source, "-c", "Release", "-o", output, "-nologo", "-v", "quiet"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string log = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(output, project + ".dll") : throw new InvalidOperationException("it does not build: " + log.Trim());
    }

    private sealed class PeerContext(string assembly) : AssemblyLoadContext("peer")
    {
        private readonly AssemblyDependencyResolver _resolver = new(assembly);

        protected override Assembly? Load(AssemblyName name) =>
            _resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;

        protected override nint LoadUnmanagedDll(string name) =>
            _resolver.ResolveUnmanagedDllToPath(name) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }

    private sealed class PeerContender(string name, bool trains, Func<(Action<long> Run, Func<double[]> Answer, Action End)?> start) : Contender(name)
    {
        private (Action<long> Run, Func<double[]> Answer, Action End)? _work = start();

        public bool Exists => _work is not null;

        public override void Restart()
        {
            if (!trains) return;
            _work?.End();
            _work = start();
        }

        public override void Run(long count) => _work!.Value.Run(count);

        public override double[] Answer() => _work!.Value.Answer();

        public override void Dispose()
        {
            _work?.End();
            base.Dispose();
        }
    }
}
