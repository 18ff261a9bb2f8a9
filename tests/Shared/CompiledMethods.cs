using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Reflection.Emit;

namespace NetGen.Shared;

/// <summary>
/// What the JIT compiles in this process from now on. It gives up optimising a method that is too large, and says so only to those who listen.
/// Listening in the process itself needs nothing to be written when the process ends, while some thread may still be compiling.
/// </summary>
internal sealed class CompiledMethods : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const int TierShift = 7, TierMask = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // The base constructor calls back already; what is initialised here is there before it.
    private readonly ConcurrentQueue<CompiledMethod> _methods = [];

    /// <summary>Every method that was compiled before this call. Events arrive late but in order, so that it waits for one of its own.</summary>
    /// <exception cref="TimeoutException">The runtime does not tell.</exception>
    public IReadOnlyList<CompiledMethod> Collect()
    {
        string last = CompileLast();
        for (long start = Stopwatch.GetTimestamp(); !_methods.Any(method => method.Name == last); Thread.Sleep(10))
        {
            if (Stopwatch.GetElapsedTime(start) > Patience) throw new TimeoutException("The runtime does not tell what the JIT compiles.");
        }

        return [.. _methods];
    }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true) return;
        _methods.Enqueue(new CompiledMethod((string)Value("MethodNamespace"), (string)Value("MethodName"), (OptimizationTier)((uint)Value("MethodFlags") >> TierShift & TierMask)));

        object Value(string field) => eventData.Payload![eventData.PayloadNames!.IndexOf(field)]!;
    }

    /// <summary>Makes a method that nobody has compiled before, and calls it.</summary>
    private static string CompileLast()
    {
        string name = "Last" + Guid.NewGuid().ToString("N");
        var method = new DynamicMethod(name, null, null);
        method.GetILGenerator().Emit(OpCodes.Ret);
        method.CreateDelegate<Action>()();
        return name;
    }
}
