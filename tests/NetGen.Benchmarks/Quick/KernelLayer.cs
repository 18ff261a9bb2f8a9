using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Quick;

/// <summary>A dense layer with ReLU below and above, as the kernels see it in training.</summary>
internal sealed class KernelLayer : IDisposable
{
    private readonly int _inputs, _outputs, _examples;
    private readonly ParameterBlock<float> _parameters;
    private readonly AlignedBuffer<float> _input, _output, _delta, _inputGradient, _scratch;
    private readonly UpdateState<SgdRule<float>, float> _sgd;
    private readonly UpdateState<AdamRule<NoDecay, float>, float> _adam;

    public KernelLayer(int inputs, int outputs, int examples)
    {
        (_inputs, _outputs, _examples) = (inputs, outputs, examples);
        int paddedInputs = (int)Padding.Stride<float>(inputs), paddedOutputs = (int)Padding.Stride<float>(outputs);
        int size = (inputs + 1) * paddedOutputs;
        _parameters = new(new ParameterLayout(
            [
                new("layer1", "weight", [inputs, outputs], 0, paddedOutputs, ParameterKind.Weight, Initializer.Zeros, inputs, outputs),
                new("layer1", "bias", [outputs], inputs * paddedOutputs, paddedOutputs, ParameterKind.Bias, Initializer.Zeros, inputs, outputs),
            ],
            size));
        (_input, _inputGradient) = (new(examples * paddedInputs), new(examples * paddedInputs));
        (_output, _delta) = (new(examples * paddedOutputs), new(examples * paddedOutputs));
        _scratch = new(outputs * paddedInputs);
        var values = new TestValues(seed: 3);
        foreach (AlignedBuffer<float> buffer in (AlignedBuffer<float>[])[_input, _output, _delta])
            foreach (ref float value in buffer.Values) value = (float)values.Next();
        foreach (ref float value in _parameters.Values) value = (float)values.Next();
        // The rate is zero: the work is the same, and the parameters stay what they are.
        _sgd = new(default(SgdRule<float>), _parameters);
        _adam = new(new AdamRule<NoDecay, float>(0.9, 0.999, 1e-8, 0), _parameters);
        Kernels =
        [
            new Kernel("forward", Forward), new Kernel("input gradient, product", InputGradientProduct), new Kernel("input gradient", InputGradient),
            new Kernel("weight gradient, SGD", Sgd), new Kernel("weight gradient, Adam", Adam),
        ];
    }

    /// <summary>What is measured.</summary>
    public IReadOnlyList<Contender> Kernels { get; }

    public void Dispose()
    {
        foreach (Contender kernel in Kernels) kernel.Dispose();
    }

    private ref float Bias => ref Unsafe.Add(ref _parameters.First, _inputs * (int)Padding.Stride<float>(_outputs));

    private void Forward() => Dense.Forward<BuiltIn.ReLU, float>(
        ref _input.First, Padding.Stride<float>(_inputs), ref _parameters.First, ref Bias, ref _output.First, _examples, _inputs, _outputs);

    /// <summary>The product alone, of deltas and whatever the whole kernel has left transposed in the scratch memory.</summary>
    private unsafe void InputGradientProduct()
    {
        Product<float> product = new()
        {
            A = Address(_delta),
            ARow = Padding.Stride<float>((nint)_outputs),
            AStep = 1,
            B = Address(_scratch),
            BStep = Padding.Stride<float>((nint)_inputs),
            CRow = Padding.Stride<float>((nint)_inputs),
            Rows = _examples,
            Columns = Padding.Of<float>((nint)_inputs),
            Steps = _outputs,
        };
        float* output = Address(_input), gradient = Address(_inputGradient);
        if (Vector512.IsHardwareAccelerated) Tiles<Lanes512<float>, float, StoreGradient<Lanes512<float>, BuiltIn.ReLUBackward, float>>.Run(product, new(output, gradient));
        else if (Vector256.IsHardwareAccelerated) Tiles<Lanes256<float>, float, StoreGradient<Lanes256<float>, BuiltIn.ReLUBackward, float>>.Run(product, new(output, gradient));
        else Tiles<Lanes128<float>, float, StoreGradient<Lanes128<float>, BuiltIn.ReLUBackward, float>>.Run(product, new(output, gradient));
    }

    private static unsafe float* Address(AlignedBuffer<float> buffer) => (float*)Unsafe.AsPointer(ref buffer.First);

    private void InputGradient() => Dense.InputGradient<BuiltIn.ReLUBackward, float>(
        ref _delta.First, ref _parameters.First, ref _input.First, ref _inputGradient.First, ref _scratch.First, _examples, _inputs, _outputs);

    private void Sgd() => Dense.WeightGradient<RuleSink<SgdRule<float>, float>, float>(
        ref _input.First, Padding.Stride<float>(_inputs), ref _delta.First, 0, _sgd.Next(), _examples, _inputs, _outputs, WorkSlice.Whole);

    private void Adam() => Dense.WeightGradient<RuleSink<AdamRule<NoDecay, float>, float>, float>(
        ref _input.First, Padding.Stride<float>(_inputs), ref _delta.First, 0, _adam.Next(), _examples, _inputs, _outputs, WorkSlice.Whole);

    private sealed class Kernel(string name, Action once) : Contender(name)
    {
        public override void Restart()
        {
        }

        public override void Run(long count)
        {
            for (long n = 0; n < count; n++) once();
        }

        public override double[] Answer() => [];
    }
}
