using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>One dense layer and a batch for it, what plain loops make of them, and what the kernels do at a width.</summary>
/// <remarks>The activation is ReLU, in both directions, because it keeps whole numbers whole.</remarks>
internal sealed unsafe class DenseLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _examples, _inputs, _outputs, _paddedInputs, _paddedOutputs, _stride;
    private readonly T[] _x, _w, _b, _d, _below;

    /// <summary>A layer whose inputs, weights, bias, deltas and outputs of the layer below come from a source of (count, seed).</summary>
    public DenseLayer(int examples, int inputs, int outputs, Func<int, int, T[]> data)
    {
        (_examples, _inputs, _outputs) = (examples, inputs, outputs);
        (_paddedInputs, _paddedOutputs) = (Padding.Stride<T>(inputs), Padding.Stride<T>(outputs));
        _stride = inputs + 3;
        (_x, _w, _b, _d, _below) = (data(examples * inputs, 1), data(inputs * outputs, 2), data(outputs, 3), data(examples * outputs, 4), data(examples * inputs, 5));
    }

    /// <summary>Sums, activated sums with bias, gradient of the inputs, the same times gradient, gradients of weights and of bias.</summary>
    public double[][] Oracle()
    {
        double[] x = Batch.ToDouble<T>(_x), w = Batch.ToDouble<T>(_w), b = Batch.ToDouble<T>(_b), d = Batch.ToDouble<T>(_d), below = Batch.ToDouble<T>(_below);
        double[] sums = new double[d.Length], y = new double[d.Length], dx = new double[x.Length], dz = new double[x.Length];
        double[] dw = new double[w.Length], db = new double[b.Length];
        for (int e = 0; e < _examples; e++)
        {
            for (int i = 0; i < _inputs; i++)
            {
                double input = x[e * _inputs + i], gradient = 0;
                for (int o = 0; o < _outputs; o++)
                {
                    sums[e * _outputs + o] += input * w[i * _outputs + o];
                    gradient += d[e * _outputs + o] * w[i * _outputs + o];
                    dw[i * _outputs + o] += input * d[e * _outputs + o];
                }
                dx[e * _inputs + i] = gradient;
                dz[e * _inputs + i] = below[e * _inputs + i] > 0 ? gradient : 0;
            }
            for (int o = 0; o < _outputs; o++)
            {
                double sum = sums[e * _outputs + o] + b[o];
                y[e * _outputs + o] = double.IsNaN(sum) ? sum : Math.Max(0, sum);
                db[o] += d[e * _outputs + o];
            }
        }
        return [sums, y, dx, dz, dw, db];
    }

    /// <summary>
    /// The same by kernels; both forms of the input gradient have to agree to the bit. Padding is zero, but where something infinite
    /// was multiplied with it.
    /// </summary>
    public T[][] Run<TLanes>(bool finite = true)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        Guarded<T> x = Inputs(), w = Batch.Pad<T>(_w, _outputs), b = Batch.Pad<T>(_b, _outputs), d = Batch.Pad<T>(_d, _outputs);
        Guarded<T> below = Batch.Pad<T>(_below, _inputs, padding: T.CreateChecked(-7));
        Guarded<T> sums = Dirty(_examples * _paddedOutputs), y = Dirty(_examples * _paddedOutputs);
        Guarded<T> dx = Dirty(_examples * _paddedInputs), dz = Dirty(_examples * _paddedInputs);
        Dense.Forward<TLanes, Linear, T>(x.Pointer, _stride, w.Pointer, null, sums.Pointer, _examples, _inputs, _outputs, WorkSlice.Whole);
        Dense.Forward<TLanes, ReLU, T>(x.Pointer, _stride, w.Pointer, b.Pointer, y.Pointer, _examples, _inputs, _outputs, WorkSlice.Whole);

        // What is documented as enough: whichever form is chosen has to manage with it.
        Guarded<T> shared = Dirty(_outputs * _paddedInputs);
        Dense.InputGradient<TLanes, Upstream, T>(d.Pointer, w.Pointer, null, dx.Pointer, shared.Pointer, _examples, _inputs, _outputs);
        Dense.InputGradient<TLanes, ReLUDerivative, T>(d.Pointer, w.Pointer, below.Pointer, dz.Pointer, shared.Pointer, _examples, _inputs, _outputs);
        shared.AssertFences();
        if (_examples > 1)
        {
            Guarded<T> byWeights = Dirty(dz.Length), byDeltas = Dirty(dz.Length);
            Guarded<T> more = Dirty((_inputs + _outputs) * Padding.Stride<T>(_examples));
            Dense.InputGradientByWeights<TLanes, ReLUDerivative, T>(d.Pointer, w.Pointer, below.Pointer, byWeights.Pointer, shared.Pointer, _examples, _inputs, _outputs);
            Dense.InputGradientByDeltas<TLanes, ReLUDerivative, T>(d.Pointer, w.Pointer, below.Pointer, byDeltas.Pointer, more.Pointer, _examples, _inputs, _outputs);
            shared.AssertFences();
            more.AssertFences();
            T[] chosen = Batch.Unpad(dz, _inputs);
            Assert.True(
                Batch.SameBits<T>(chosen, Batch.Unpad(byWeights, _inputs)) && Batch.SameBits<T>(chosen, Batch.Unpad(byDeltas, _inputs)),
                "the forms of the input gradient differ");
        }
        (T[] dw, T[] db) = ParameterGradients<TLanes>(@long: false, finite, WorkSlice.Whole);
        return [Batch.Unpad(sums, _outputs, finite), Batch.Unpad(y, _outputs, finite), Batch.Unpad(dx, _inputs), Batch.Unpad(dz, _inputs), dw, db];
    }

    /// <summary>The activated sums with bias, by shares run one after the other; what none of them computes is not a number.</summary>
    public T[] Outputs<TLanes>(params ReadOnlySpan<WorkSlice> shares)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        Guarded<T> x = Inputs(), w = Batch.Pad<T>(_w, _outputs), b = Batch.Pad<T>(_b, _outputs), y = Dirty(_examples * _paddedOutputs);
        foreach (WorkSlice slice in shares)
        {
            Dense.Forward<TLanes, ReLU, T>(x.Pointer, _stride, w.Pointer, b.Pointer, y.Pointer, _examples, _inputs, _outputs, slice);
        }
        y.AssertFences();
        return Batch.Unpad(y, _outputs);
    }

    /// <summary>The gradients of weights and bias, by shares run one after the other, added to memory: a register handed over twice would show.</summary>
    public (T[] Weights, T[] Bias) ParameterGradients<TLanes>(bool @long, bool finite, params ReadOnlySpan<WorkSlice> shares)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        const int Before = 64;
        Guarded<T> x = Inputs(), d = Batch.Pad<T>(_d, _outputs);
        int bias = Before + _inputs * _paddedOutputs, end = bias + _paddedOutputs;
        Guarded<T> block = new(end + Before);
        block.Values[..Before].Fill(T.One);
        block.Values[end..].Fill(T.One);
        var sink = new AddGradient<T>(new(ref block.First));
        var longSink = new AddGradientAtLength<T>(new(ref block.First));
        foreach (WorkSlice slice in shares)
        {
            if (@long)
            {
                Dense.WeightGradient<TLanes, AddGradientAtLength<T>, T>(x.Pointer, _stride, d.Pointer, Before, longSink, _examples, _inputs, _outputs, slice);
                Dense.BiasGradient<TLanes, AddGradientAtLength<T>, T>(d.Pointer, bias, longSink, _examples, _outputs, slice);
            }
            else
            {
                Dense.WeightGradient<TLanes, AddGradient<T>, T>(x.Pointer, _stride, d.Pointer, Before, sink, _examples, _inputs, _outputs, slice);
                Dense.BiasGradient<TLanes, AddGradient<T>, T>(d.Pointer, bias, sink, _examples, _outputs, slice);
            }
        }
        Assert.False(block.Values[..Before].ContainsAnyExcept(T.One) || block.Values[end..].ContainsAnyExcept(T.One), "a gradient beside the layer");
        return (Batch.Unpad(Guarded<T>.Of(block.Values[Before..bias]), _outputs, finite), Batch.Unpad(Guarded<T>.Of(block.Values[bias..end]), _outputs, finite));
    }

    /// <summary>The rows of the input stand apart and at an odd address, as nothing about them may be assumed.</summary>
    private Guarded<T> Inputs()
    {
        var x = new Guarded<T>((_examples - 1) * _stride + _inputs, misaligned: 1);
        x.Values.Fill(T.NaN);
        for (int e = 0; e < _examples; e++) _x.AsSpan(e * _inputs, _inputs).CopyTo(x.Values[(e * _stride)..]);
        return x;
    }

    /// <summary>Memory as it is found in scratch: full of something else.</summary>
    private static Guarded<T> Dirty(int length)
    {
        var memory = new Guarded<T>(length);
        memory.Values.Fill(T.NaN);
        return memory;
    }
}

/// <summary>ReLU, which lets NaN pass.</summary>
internal readonly struct ReLU : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes, T>(TLanes a)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Max(TLanes.Zero, a);
}

/// <summary>The gradient of ReLU at an output, times the gradient.</summary>
internal readonly struct ReLUDerivative : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes, T>(TLanes gradient, TLanes output)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.And(gradient, TLanes.GreaterThan(output, TLanes.Zero));
}

/// <summary>Adds what it is given to memory.</summary>
internal readonly struct AddGradient<T>(PinnedValues<T> target) : IGradientSink<T>
    where T : unmanaged
{
    private readonly PinnedValues<T> _target = target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
        => _target.Store(_target.Load<TLanes>(offset) + gradient, offset);

    public void Fetch(nint offset)
    {
    }
}

/// <summary>The same for kernels that believe it takes long.</summary>
internal readonly struct AddGradientAtLength<T>(PinnedValues<T> target) : IGradientSink<T>
    where T : unmanaged
{
    private readonly AddGradient<T> _short = new(target);

    public static bool IsLong => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
        => _short.Take(gradient, offset);

    public void Fetch(nint offset)
    {
    }
}
