using System.Numerics;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>A network written by hand in C#.</summary>
internal abstract class HandWrittenNetwork<T>
{
    /// <summary>Takes the first parameters, and forgets all steps.</summary>
    public abstract void Restart(ReadOnlySpan<T> parameters);

    public abstract void Predict(ReadOnlySpan<T> input, Span<T> output);

    public abstract void StepSgd(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate);

    public abstract void StepAdam(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Adam adam);
}

/// <summary>Such a network at work.</summary>
internal sealed class HandWrittenContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workload _workload;
    private readonly Shape _shape;
    private readonly Examples<T> _examples;
    private readonly HandWrittenNetwork<T> _network;
    private readonly T[] _answer;

    public HandWrittenContender(string name, Workload workload, Examples<T> examples, HandWrittenNetwork<T> network)
        : base(name)
    {
        (_workload, _shape, _examples, _network) = (workload, workload.Shape, examples, network);
        _answer = new T[_shape.Outputs];
        Restart();
    }

    public override void Restart() => _network.Restart(_examples.Parameters);

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++)
        {
            switch (_workload.Work)
            {
                case Work.Predict: _network.Predict(Inputs((int)n & 15, 1), _answer); break;
                case Work.PredictBatch: PredictAll(); break;
                default: Step((int)(n % (_shape.Rows / _workload.Batch)) * _workload.Batch); break;
            }
        }
    }

    public override double[] Answer()
    {
        if (_workload.Work == Work.Step) _network.Predict(Inputs(0, 1), _answer);
        return [.. _answer.Select(double.CreateChecked)];
    }

    private void PredictAll()
    {
        for (int row = 0; row < _shape.Rows; row++) _network.Predict(Inputs(row, 1), _answer);
    }

    private void Step(int row)
    {
        ReadOnlySpan<T> inputs = Inputs(row, _workload.Batch);
        ReadOnlySpan<T> targets = _examples.Targets.AsSpan(row * _shape.Outputs, _workload.Batch * _shape.Outputs);
        if (_workload.Optimizer is Adam adam) _network.StepAdam(inputs, targets, adam);
        else _network.StepSgd(inputs, targets, _workload.Optimizer.LearningRate);
    }

    private ReadOnlySpan<T> Inputs(int row, int rows) => _examples.Inputs.AsSpan(row * _shape.Inputs, rows * _shape.Inputs);
}
