using NetGen.Tests.Training.Fakes;
using NetGen.Tests.Training.Streaming;

namespace NetGen.Tests.Behaviour;

/// <summary>A trainer belongs to one thread at a time: the second is refused.</summary>
public sealed class OccupancyTests : IDisposable
{
    private const int Rows = 12;

    private static readonly float[] Targets = [.. Enumerable.Repeat(0.5f, Rows * SmallSingle.OutputSize)];
    private static readonly Dataset<float> Data = new(SmallSingle.InputSize, SmallSingle.OutputSize, new float[Rows * SmallSingle.InputSize], Targets);
    private static readonly SessionOptions Options = new() { BatchSize = 4 };

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-").FullName;
    private readonly Meanwhile _meanwhile = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Checkpoint => Path.Combine(_folder, "trainer");

    private string SessionCheckpoint => Path.Combine(_folder, "session");

    [Fact]
    public void While_another_thread_fits()
    {
        var sink = new Sink(_ => _meanwhile.Here());
        Check(null, trainer => trainer.Fit(Data, new FitOptions { Epochs = 2, Progress = sink }, Token));
    }

    [Fact]
    public void While_another_thread_fits_with_validation_data() => Check(null, trainer => trainer.Fit(Data, Data, new FitOptions { Epochs = 2, StopWhen = _ => Reached() }, Token));

    [Fact]
    public void While_another_thread_fits_to_a_source() =>
        Check(null, trainer => trainer.Fit(new ListSource<float>(Data), new FitOptions { Epochs = 2, StopWhen = _ => Reached() }, Token));

    [Fact]
    public void While_another_thread_steps() => Check(Pausing, trainer => trainer.Step(Data.Inputs.Span, Data.Targets.Span));

    [Fact]
    public void While_another_thread_steps_with_weights() => Check(Pausing, trainer => trainer.Step(Data.Inputs.Span, Data.Targets.Span, new float[Rows]));

    [Fact]
    public void While_another_thread_steps_from_gradient() => Check(Pausing, trainer => trainer.Step(Data.Inputs.Span, new OutputGradient<float>(Data.Targets.Span)));

    [Fact]
    public void While_another_thread_is_in_a_session() => Check(Pausing, trainer => trainer.Begin(Data, Options).Train(3));

    [Fact]
    public void While_another_thread_is_in_a_session_for_some_time() => Check(Pausing, trainer => trainer.Begin(Data, Options).TrainFor(TimeSpan.Zero));

    /// <summary>Calls within calls are those of one thread.</summary>
    [Fact]
    public void A_report_may_use_the_trainer()
    {
        using var trainer = new SmallSingle.Trainer(new SmallSingle(), new Adam());
        Action[] calls = Calls(trainer);
        int reports = 0;
        var sink = new Sink(progress =>
        {
            Assert.Equal(progress.Validation!.Value, trainer.Evaluate(Data));
            Assert.Equal(3 * progress.Epoch, trainer.Steps);
            reports++;
        });
        trainer.Fit(Data, Data, new FitOptions { Epochs = 2, BatchSize = 4, Progress = sink }, Token);
        trainer.Fit(Data, new FitOptions { Epochs = 1, Progress = new Sink(_ => Array.ForEach(calls, call => call())) }, Token);
        Assert.Equal(2, reports);
    }

    /// <summary>A call that fails has ended as well.</summary>
    [Fact]
    public void After_an_exception_others_may_use_the_trainer()
    {
        int steps = 0;
        var optimizer = new Hooked(InStep: () => throw new NotSupportedException($"step {++steps}"));
        using var trainer = new SmallSingle.Trainer(new SmallSingle(), optimizer);
        Action[] calls =
        [
            () => trainer.Step(Data.Inputs.Span, Data.Targets.Span),
            () => trainer.Step(Data.Inputs.Span, Data.Targets.Span, [.. Enumerable.Repeat(1f, Rows)]),
            () => trainer.Step(Data.Inputs.Span, new OutputGradient<float>(Data.Targets.Span)),
            () => trainer.Fit(Data, new FitOptions(), Token),
            () => trainer.Begin(Data, Options).Train(1),
            () => trainer.Begin(Data, Options).TrainFor(TimeSpan.Zero),
        ];
        foreach (Action call in calls)
        {
            Exception? elsewhere = null;
            var thread = new Thread(() => elsewhere = Record.Exception(call));
            thread.Start();
            thread.Join();
            Assert.IsType<NotSupportedException>(elsewhere);
            Assert.Throws<NotSupportedException>(call);
        }

        Assert.Equal(2 * calls.Length, steps);
    }

    /// <summary>Nothing is locked in a step, and yet two threads do not overlap for long.</summary>
    [Fact]
    public void Two_threads_that_step_are_found()
    {
        using var trainer = new SmallSingle.Trainer(new SmallSingle(), new Adam());
        InvalidOperationException? found = null;
        long end = Environment.TickCount64 + 10_000;
        Thread[] threads = [new(Train), new(Train)];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.NotNull(found);
        trainer.Step(Data.Inputs.Span, Data.Targets.Span);

        void Train()
        {
            try
            {
                while (Volatile.Read(ref found) is null && Environment.TickCount64 < end) trainer.Step(Data.Inputs.Span, Data.Targets.Span);
            }
            catch (InvalidOperationException error)
            {
                Volatile.Write(ref found, error);
            }
        }
    }

    public void Dispose()
    {
        _meanwhile.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Hooked Pausing => new(InStep: _meanwhile.Here);

    private bool Reached()
    {
        _meanwhile.Here();
        return false;
    }

    private void Check(Optimizer? optimizer, Action<SmallSingle.Trainer> busy)
    {
        using var trainer = new SmallSingle.Trainer(new SmallSingle(), optimizer ?? new Adam());
        Action[] calls = Calls(trainer);
        _meanwhile.Do(() => busy(trainer), () =>
        {
            foreach (Action call in calls)
            {
                InvalidOperationException error = Assert.Throws<InvalidOperationException>(call);
                Assert.Contains("Another thread is using this trainer", error.Message, StringComparison.Ordinal);
            }

            // Looking is no use.
            Assert.True(trainer.Steps >= 0 && trainer.LearningRate > 0);
        });
        foreach (Action call in calls) call();
    }

    private Action[] Calls(SmallSingle.Trainer trainer)
    {
        TrainingSession<SmallSingle, float> session = trainer.Begin(Data, Options);
        session.SaveCheckpoint(SessionCheckpoint);
        trainer.SaveCheckpoint(Checkpoint);
        return
        [
            () => trainer.Fit(Data, new FitOptions { Epochs = 1 }, Token),
            () => trainer.Fit(Data, Data, new FitOptions { Epochs = 1 }, Token),
            () => trainer.Fit(new ListSource<float>(Data), new FitOptions { Epochs = 1 }, Token),
            () => trainer.Fit(new ListSource<float>(Data), Data, new FitOptions { Epochs = 1 }, Token),
            () => trainer.Begin(Data, Options),
            () => trainer.Evaluate(Data),
            () => trainer.Step(Data.Inputs.Span, Data.Targets.Span),
            () => trainer.Step(Data.Inputs.Span, Data.Targets.Span, new float[Rows]),
            () => trainer.Step(Data.Inputs.Span, new OutputGradient<float>(Data.Targets.Span)),
            () => session.Train(1),
            () => session.TrainFor(TimeSpan.Zero),
            () => session.SaveCheckpoint(SessionCheckpoint),
            () => trainer.Resume(Data, Options, SessionCheckpoint),
            () => trainer.SaveCheckpoint(Checkpoint),
            () => trainer.LoadCheckpoint(Checkpoint),
            trainer.Reset,
        ];
    }
}
