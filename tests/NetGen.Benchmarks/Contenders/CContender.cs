using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>Plain C in this process: called once per repetition, it loops over the workload itself.</summary>
internal sealed unsafe class CContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Examples<T> _examples;
    private readonly nint _library;
    private readonly delegate* unmanaged<void*, void*, void*, void> _start;
    private readonly delegate* unmanaged<CLong, void> _run;
    private readonly delegate* unmanaged<void*, void> _answer;
    private readonly T[] _outputs;

    public CContender(Workload workload, Examples<T> examples, CSource source, string layout)
        : base($"plain C {layout}".TrimEnd())
    {
        _examples = examples;
        _outputs = new T[workload.Shape.Outputs];
        _library = NativeLibrary.Load(source.Library(workload, layout));
        _start = (delegate* unmanaged<void*, void*, void*, void>)Function("start");
        _answer = (delegate* unmanaged<void*, void>)Function("answer");
        _run = (delegate* unmanaged<CLong, void>)Function(workload.Work switch
        {
            Work.Predict => "predict",
            Work.PredictBatch => "predict_batch",
            _ => workload.IsAdam ? "step_adam" : "step_sgd",
        });
        Restart();
    }

    public override void Restart()
    {
        fixed (T* parameters = _examples.Parameters, inputs = _examples.Inputs, targets = _examples.Targets)
        {
            _start(parameters, inputs, targets);
        }
    }

    public override void Run(long count) => _run(new CLong((nint)count));

    public override double[] Answer()
    {
        fixed (T* outputs = _outputs) _answer(outputs);
        return [.. _outputs.Select(double.CreateChecked)];
    }

    public override void Dispose()
    {
        NativeLibrary.Free(_library);
        base.Dispose();
    }

    private nint Function(string name) => NativeLibrary.GetExport(_library, name);
}
