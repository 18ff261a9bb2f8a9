using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Data;

/// <summary>
/// Examples of two <c>.npy</c> files, one with the inputs and one with the targets, that are read while they are trained on: files may be far larger than
/// memory. Made by <see cref="Npy.Open"/> and <see cref="Npy.OpenClasses"/>. Reading allocates nothing.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed class NpyExamples<T> : ExampleSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NpyRows<T> _inputs;
    private readonly NpyRows<T> _targets;
    private readonly T[] _labels;
    private int _next;

    private NpyExamples(NpyRows<T> inputs, NpyRows<T> targets, int? classes)
        : base(inputs.Width, classes ?? targets.Width)
    {
        (_inputs, _targets) = (inputs, targets);
        _labels = classes is null ? [] : new T[1024];
    }

    /// <inheritdoc/>
    public override long? Count => _inputs.Count;

    /// <summary>Opens two files.</summary>
    internal static NpyExamples<T> Open(string inputsPath, string targetsPath, int? classes)
    {
        var inputs = new NpyRows<T>(inputsPath);
        NpyRows<T>? targets = null;
        try
        {
            targets = new NpyRows<T>(targetsPath);
            if (targets.Count != inputs.Count) throw targets.Error($"Expected {inputs.Count} rows, as many as in {inputsPath}, but there are {targets.Count}.");
            if (classes is not null && (targets.Width != 1 || !targets.IsWhole))
                throw targets.Error($"Expected labels, one whole number per row, but rows have {targets.Width} {(targets.IsWhole ? "whole" : "real")} numbers.");
            return new NpyExamples<T>(inputs, targets, classes);
        }
        catch
        {
            inputs.Dispose();
            targets?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Restart() => _next = 0;

    /// <inheritdoc/>
    /// <exception cref="DataFormatException">A value is not finite, a label is no class, or a file has become shorter.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public override int Read(Span<T> inputs, Span<T> targets)
    {
        int rows = Math.Min(Kernels.Arguments.Examples(inputs.Length, InputSize, nameof(inputs), targets.Length, OutputSize, nameof(targets)), _inputs.Count - _next);
        if (_labels.Length > 0) rows = Math.Min(rows, _labels.Length);
        if (rows == 0) return 0;
        _inputs.Read(_next, inputs[..(rows * InputSize)]);
        if (_labels.Length == 0) _targets.Read(_next, targets[..(rows * OutputSize)]);
        else ReadLabels(targets[..(rows * OutputSize)]);
        _next += rows;
        return rows;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inputs.Dispose();
            _targets.Dispose();
        }

        base.Dispose(disposing);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadLabels(Span<T> targets)
    {
        Span<T> labels = _labels.AsSpan(0, targets.Length / OutputSize);
        _targets.Read(_next, labels);
        targets.Clear();
        for (int row = 0; row < labels.Length; row++)
        {
            T label = labels[row];
            if (!(label >= T.Zero && label < T.CreateChecked(OutputSize)))
                throw _targets.Error($"Labels must be from 0 to {OutputSize - 1}, but that of row {_next + row} is {label}.");
            targets[row * OutputSize + int.CreateChecked(label)] = T.One;
        }
    }
}
