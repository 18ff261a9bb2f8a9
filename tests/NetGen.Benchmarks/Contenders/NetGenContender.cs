using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>The emitted network, through its public members.</summary>
internal sealed class NetGenContender<TGenerated, T> : Contender
    where TGenerated : struct, IGenerated<TGenerated, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // At once as good as it gets: these loops must not be what is slow about the first steps.
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    private readonly Workload _workload;
    private readonly Examples<T> _examples;
    private readonly int _inputs, _outputs, _batch, _rows;
    private readonly T[] _answers;
    private readonly TGenerated _generated;
    private T _loss;

    public NetGenContender(Workload workload, Examples<T> examples, int threads)
        : base(threads == 1 ? "NetGen" : $"NetGen, {threads} threads")
    {
        (_workload, _examples) = (workload, examples);
        (_inputs, _outputs, _batch, _rows) = (workload.Shape.Inputs, workload.Shape.Outputs, workload.Batch, workload.Shape.Rows);
        _answers = new T[_rows * _outputs];
        _generated = TGenerated.Create(workload.Optimizer, new TrainerOptions { Threads = threads });
        Restart();
    }

    public override void Restart() => _generated.Restart(_examples.Parameters);

    public override void Run(long count)
    {
        switch (_workload.Work)
        {
            case Work.Predict: Predict(count); break;
            case Work.PredictBatch: PredictBatch(count); break;
            default: Step(count); break;
        }
    }

    public override double[] Answer()
    {
        Span<T> answer = _answers.AsSpan(_workload.Work == Work.PredictBatch ? (_rows - 1) * _outputs : 0, _outputs);
        if (_workload.Work == Work.Step) _generated.Predict(_examples.Inputs.AsSpan(0, _inputs), answer);
        if (!T.IsFinite(_loss)) answer.Fill(_loss);
        return [.. answer.ToArray().Select(double.CreateChecked)];
    }

    public override void Dispose()
    {
        _generated.Dispose();
        base.Dispose();
    }

    [MethodImpl(Optimize)]
    private void Predict(long count)
    {
        ReadOnlySpan<T> inputs = _examples.Inputs;
        Span<T> answer = _answers.AsSpan(0, _outputs);
        int size = _inputs;
        for (long n = 0; n < count; n++) _generated.Predict(inputs.Slice((int)(n & 15) * size, size), answer);
    }

    [MethodImpl(Optimize)]
    private void PredictBatch(long count)
    {
        for (long n = 0; n < count; n++) _generated.PredictBatch(_examples.Inputs, _answers);
    }

    [MethodImpl(Optimize)]
    private void Step(long count)
    {
        ReadOnlySpan<T> inputs = _examples.Inputs, targets = _examples.Targets;
        int batch = _batch, row = 0;
        T loss = default;
        for (long n = 0; n < count; n++)
        {
            loss = _generated.Step(inputs.Slice(row * _inputs, batch * _inputs), targets.Slice(row * _outputs, batch * _outputs));
            row += batch;
            if (row == _rows) row = 0;
        }

        _loss = loss;
    }
}
