using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Behaviour;

/// <summary>However the life of a trainer with several threads ends, its threads end, and whoever uses it goes on.</summary>
public sealed class DisposalTests
{
    private const int Batch = 64;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TrainerOptions TwoThreads = new() { Threads = 2 };
    private static readonly float[] Inputs = new float[Batch * LargeSingle.InputSize];
    private static readonly float[] Targets = [.. Enumerable.Repeat(1f / LargeSingle.OutputSize, Batch * LargeSingle.OutputSize)];
    private static readonly Dataset<float> Data = new(LargeSingle.InputSize, LargeSingle.OutputSize, Inputs, Targets);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Of_a_trainer_that_fits() => Repeat(200, (trainer, _) => trainer.Fit(Data, new FitOptions { Epochs = 1_000_000, BatchSize = Batch }, Token));

    [Fact]
    public Task Of_a_trainer_that_steps() => Repeat(100, (trainer, _) =>
    {
        while (true) trainer.Step(Inputs, Targets);
    });

    [Fact]
    public Task Of_a_trainer_whose_fit_is_cancelled() => Repeat(50, (trainer, last) =>
    {
        using var cancellation = new CancellationTokenSource();
        var options = new FitOptions { Epochs = 1_000_000, BatchSize = Batch, Progress = new Sink(progress => { if (progress.Epoch == last) cancellation.Cancel(); }) };
        trainer.Fit(Data, options, cancellation.Token);
        throw new ObjectDisposedException("cancelled");
    });

    [Fact]
    public Task Of_a_trainer_whose_fit_fails() => Repeat(50, (trainer, last) => trainer.Fit(
        Data,
        new FitOptions { Epochs = 1_000_000, BatchSize = Batch, StopWhen = progress => progress.Epoch == last ? throw new ObjectDisposedException("failed") : false },
        Token));

    /// <summary>The trainer is disposed of between the phases of a step that two threads share: it is finished as one thread would have finished it.</summary>
    [Fact]
    public void In_the_middle_of_a_step()
    {
        const int Last = 13;
        LargeSingle one = new(), two = new();
        using var expected = new LargeSingle.Trainer(one, new Hooked());
        for (int step = 0; step < Last; step++) expected.Step(Inputs, Targets);

        int steps = 0;
        LargeSingle.Trainer? trainer = null;
        var optimizer = new Hooked(InStep: () =>
        {
            if (++steps != Last) return;
            var other = new Thread(trainer!.Dispose) { IsBackground = true };
            other.Start();
            Assert.True(other.Join(Limit));
        });
        trainer = new LargeSingle.Trainer(two, optimizer, TwoThreads);
        Exception? failure = null;
        var training = new Thread(() => failure = Record.Exception(() =>
        {
            for (int step = 0; step < Last; step++) trainer.Step(Inputs, Targets);
        }));
        training.IsBackground = true;
        training.Start();
        Assert.True(training.Join(Limit));
        Assert.Null(failure);
        Assert.Equal(Last, trainer.Steps);
        Assert.Equal(Parameters(one), Parameters(two));
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(Inputs, Targets));
    }

    [Fact]
    public void Of_trainers_that_nobody_disposes_of()
    {
        var threads = new ConcurrentDictionary<Thread, bool>();
        Abandon(new Hooked(InUpdate: () => threads.TryAdd(Thread.CurrentThread, true)));
        threads.TryRemove(Thread.CurrentThread, out _);
        Assert.NotEmpty(threads);
        long end = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        while (threads.Keys.Any(thread => thread.IsAlive) && Environment.TickCount64 < end)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.All(threads.Keys, thread => Assert.False(thread.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon(Optimizer optimizer)
    {
        for (int trainers = 0; trainers < 5; trainers++)
        {
            var trainer = new LargeSingle.Trainer(new LargeSingle(), optimizer, TwoThreads);
            for (int step = 0; step < 20; step++) trainer.Step(Inputs, Targets);
        }
    }

    /// <summary>Disposes of trainers in or after some of their first steps, the first on one thread, the others on two.</summary>
    private static async Task Repeat(int times, Action<LargeSingle.Trainer, int> train)
    {
        for (int time = 0; time < times; time++)
        {
            int last = 1 + time % 20, steps = 0;
            using var reached = new SemaphoreSlim(0);
            using var trainer = new LargeSingle.Trainer(new LargeSingle(), new Hooked(InStep: () => { if (++steps == last) reached.Release(); }), TwoThreads);
            Task<Exception?> training = Task.Run(() => Record.Exception(() => train(trainer, last)), Token);
            Assert.True(await reached.WaitAsync(Limit, Token));
            trainer.Dispose();
            Assert.IsType<ObjectDisposedException>(await training.WaitAsync(Limit, Token));
        }
    }

    private static float[] Parameters(LargeSingle network)
    {
        float[] parameters = new float[LargeSingle.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}
