using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Notices that two threads use one trainer at the same time, which would spoil what both do. Calls within calls of one thread are no such thing: whoever is
/// told of an epoch may evaluate.
/// </summary>
/// <param name="what">What is used, for the message.</param>
internal struct Occupancy(string what)
{
    // The threads in the middle of a call and of a step; 0 for none.
    private int _caller;
    private int _stepper;

    /// <summary>Begins a call that ends when what is returned is disposed of. No overlap with another such call goes unnoticed.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in the middle of a call or a step.</exception>
    [UnscopedRef]
    public Call Begin()
    {
        int current = Environment.CurrentManagedThreadId, other = Interlocked.CompareExchange(ref _caller, current, 0);
        if (other == current) return default;
        if (other != 0) Throw();
        var call = new Call(ref _caller);
        if (Volatile.Read(ref _stepper) == 0) return call;
        call.Dispose();
        Throw();
        return default;
    }

    /// <summary>
    /// Begins a step, so short that it cannot afford to lock anything. Its end looks once more: an overlap goes unnoticed only if it is over before the other
    /// processor has seen it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another thread is in the middle of a call or a step.</exception>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Step BeginStep()
    {
        int current = Environment.CurrentManagedThreadId;
        if (_stepper != 0 || (_caller != 0 && _caller != current)) Throw();
        _stepper = current;
        return new Step(ref this, current);
    }

    /// <summary>Checks that no other thread is in the middle of a call.</summary>
    /// <exception cref="InvalidOperationException">Another thread is.</exception>
    public readonly void RequireOwn()
    {
        if (_caller != 0 && _caller != Environment.CurrentManagedThreadId) Throw();
    }

    /// <summary>What the second thread is told.</summary>
    public static InvalidOperationException Refusal(string what) => new(
        $"Another thread is using this {what}, and two at once would spoil what both do. "
        + $"Wait for its call to end, or give every thread a {what} of its own, with networks of its own.");

    [DoesNotReturn]
    private readonly void Throw() => throw Refusal(what);

    /// <summary>A call; nothing if it is within another one.</summary>
    public readonly ref struct Call(ref int caller) : IDisposable
    {
        private readonly ref int _caller = ref caller;

        public void Dispose()
        {
            if (!Unsafe.IsNullRef(ref _caller)) Volatile.Write(ref _caller, 0);
        }
    }

    /// <summary>A step of a thread.</summary>
    public readonly ref struct Step(ref Occupancy occupancy, int thread) : IDisposable
    {
        private readonly ref Occupancy _occupancy = ref occupancy;

        /// <summary>Ends it.</summary>
        /// <exception cref="InvalidOperationException">Another thread has begun one meanwhile.</exception>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose()
        {
            if (_occupancy._stepper != thread) _occupancy.Throw();
            _occupancy._stepper = 0;
        }
    }
}
