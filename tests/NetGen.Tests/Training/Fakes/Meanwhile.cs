namespace NetGen.Tests.Training.Fakes;

/// <summary>Does something while another thread is in the middle of a call.</summary>
internal sealed class Meanwhile : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _done = new();

    /// <summary>To be called in the middle of the call: waits there, the first time.</summary>
    public void Here()
    {
        _reached.Set();
        _done.Wait(Limit);
    }

    /// <summary>Makes the call on another thread, does something when that is in the middle of it, and lets it go on to its end.</summary>
    public void Do(Action call, Action meanwhile)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(call)) { IsBackground = true };
        thread.Start();
        Assert.True(_reached.Wait(Limit));
        try
        {
            meanwhile();
        }
        finally
        {
            _done.Set();
        }

        Assert.True(thread.Join(Limit));
        Assert.Null(failure);
    }

    public void Dispose()
    {
        _reached.Dispose();
        _done.Dispose();
    }
}
