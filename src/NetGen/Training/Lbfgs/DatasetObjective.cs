using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// A network's loss on all examples of a dataset as a function of its parameters in logical order, with a penalty on the weights. Examples are gone
/// over a few at a time; what comes of each few is added up in double precision.
/// </summary>
internal sealed class DatasetObjective<TNetwork, T> : Objective
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _network;
    private readonly Dataset<T> _data;
    private readonly int _atOnce;
    private readonly double _penalty;
    private readonly double[] _shares;
    private readonly ParameterTensor[] _tensors;
    private readonly Workspace<T> _workspace;

    public DatasetObjective(TNetwork network, Dataset<T> data, LbfgsOptions options)
        : base(TNetwork.ParameterCount)
    {
        _network = network.Engine;
        _data = data;
        _atOnce = Math.Min(data.Count, options.MaxBatchSize);
        _penalty = options.L2Penalty;
        _shares = Shares(data, _atOnce);
        _tensors = [.. _network.Parameters.Layout.Tensors];
        _workspace = new Workspace<T>(_network.Parameters.Layout);
    }

    /// <summary>Reads the network's parameters.</summary>
    public void CopyParametersTo(Span<double> point)
    {
        point.Clear();
        AddTo(point, 1, _network.Parameters.Values);
    }

    /// <summary>Gives the network parameters, rounded to its precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetParameters(ReadOnlySpan<double> point)
    {
        Span<T> parameters = _network.Parameters.Values;
        foreach (ParameterTensor tensor in _tensors)
        {
            for (int row = 0; row < tensor.Rows; row++, point = point[tensor.Columns..])
                Round(point[..tensor.Columns], parameters.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ObjectiveValue Evaluate(Span<double> point, Span<double> gradient)
    {
        SetParameters(point);
        CopyParametersTo(point);
        gradient.Clear();
        double loss = 0;
        for (int chunk = 0; chunk < _shares.Length; chunk++)
        {
            double part = double.CreateChecked(ComputeGradient(chunk * _atOnce));
            if (!double.IsFinite(part)) return new ObjectiveValue(part, part);
            loss += _shares[chunk] * part;
            AddTo(gradient, _shares[chunk], _workspace.Gradient);
        }

        return new ObjectiveValue(_penalty > 0 ? loss + Penalize(point, gradient) : loss, loss);
    }

    /// <summary>What the mean over each few examples counts in the mean over all; 1 where losses are summed.</summary>
    private static double[] Shares(Dataset<T> data, int atOnce)
    {
        double[] shares = new double[(data.Count - 1) / atOnce + 1];
        if (TNetwork.Description.Reduction == Reduction.Sum)
        {
            shares.AsSpan().Fill(1);
            return shares;
        }

        for (int chunk = 0; chunk < shares.Length; chunk++)
        {
            int first = chunk * atOnce, rows = Math.Min(atOnce, data.Count - first);
            ReadOnlySpan<T> weights = data.HasWeights ? data.Weights.Span.Slice(first, rows) : default;
            shares[chunk] = new Batch<T>(rows, default, default, weights).Weight / data.WeightOf(data.Count);
        }

        return shares;
    }

    /// <summary>Loss and gradient of a few examples.</summary>
    private T ComputeGradient(int first)
    {
        int rows = Math.Min(_atOnce, _data.Count - first);
        ReadOnlySpan<T> inputs = _data.Inputs.Span.Slice(first * _data.InputSize, rows * _data.InputSize);
        ReadOnlySpan<T> targets = _data.Targets.Span.Slice(first * _data.OutputSize, rows * _data.OutputSize);
        BatchGoal<T> goal = BatchGoal<T>.Loss(targets, _data.HasWeights ? _data.Weights.Span.Slice(first, rows) : default);
        return _network.Gradient(inputs, goal, _workspace, DropoutStream.None);
    }

    /// <summary>The penalty, whose slopes are added to the gradient.</summary>
    private double Penalize(ReadOnlySpan<double> point, Span<double> gradient)
    {
        double squares = 0;
        int first = 0;
        foreach (ParameterTensor tensor in _tensors)
        {
            ReadOnlySpan<double> values = point.Slice(first, tensor.Count);
            if (!tensor.IsBias)
            {
                squares += DoubleVectors.Dot(values, values);
                DoubleVectors.AddScaled(gradient.Slice(first, tensor.Count), _penalty, values);
            }

            first += tensor.Count;
        }

        return _penalty / 2 * squares;
    }

    /// <summary>Adds a multiple of values in the layout of the parameters to values in logical order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTo(Span<double> logical, double factor, ReadOnlySpan<T> padded)
    {
        foreach (ParameterTensor tensor in _tensors)
        {
            for (int row = 0; row < tensor.Rows; row++, logical = logical[tensor.Columns..])
                AddScaled(logical[..tensor.Columns], factor, padded.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns));
        }
    }

    // The conversions of generic mathematics box while their code is not yet optimised.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(Span<double> sum, double factor, ReadOnlySpan<T> values)
    {
        if (typeof(T) == typeof(double))
        {
            DoubleVectors.AddScaled(sum, factor, MemoryMarshal.Cast<T, double>(values));
            return;
        }

        ReadOnlySpan<float> singles = MemoryMarshal.Cast<T, float>(values);
        for (int i = 0; i < sum.Length; i++) sum[i] += factor * singles[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Round(ReadOnlySpan<double> values, Span<T> rounded)
    {
        if (typeof(T) == typeof(double))
        {
            values.CopyTo(MemoryMarshal.Cast<T, double>(rounded));
            return;
        }

        Span<float> singles = MemoryMarshal.Cast<T, float>(rounded);
        for (int i = 0; i < values.Length; i++) singles[i] = (float)values[i];
    }
}
