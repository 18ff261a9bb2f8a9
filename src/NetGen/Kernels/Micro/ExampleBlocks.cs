using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Runs a straight-line program over a batch, in blocks of as many examples as 64 bytes have lanes; narrower vectors take a block in parts.</summary>
/// <remarks>
/// <para>Which example stands in which lane, and in which order gradients are added up, does not depend on the width of the vectors: neither do the
/// results. (Lanes without an example repeat the last one and count nothing. Only where the gradients of that one are infinite or not a number
/// could a width that has such a lane give NaN in place of an infinity.)</para>
/// <para>Everything is on the stack: predictions may run on many threads.</para>
/// </remarks>
internal static unsafe class ExampleBlocks<TProgram, TVector, T>
    where TProgram : struct, IMicroShape, IExampleLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;
    private const int LineBytes = 64;

    private static int Lanes => sizeof(TVector) / sizeof(T);

    private static int Line => Vector512<T>.Count;

    /// <summary>Computes the outputs of a batch.</summary>
    [MethodImpl(Optimize), SkipLocalsInit]
    public static void Predict(PinnedValues<T> parameters, T* inputs, T* outputs, nint examples)
    {
        T* xRoom = stackalloc T[Room(TProgram.InputSize)], yRoom = stackalloc T[Room(TProgram.OutputSize)];
        T* x = Aligned(xRoom), y = Aligned(yRoom);
        T* tail = stackalloc T[Line * TProgram.InputSize];
        for (nint row = 0; row < examples; row += Line)
        {
            nint count = nint.Min(Line, examples - row);
            T* columns = Gather(inputs + row * TProgram.InputSize, x, tail, TProgram.InputSize, count);
            T* results = TProgram.OutputSize == 1 && count == Line ? outputs + row : y;
            for (nint lane = 0; lane < count; lane += Lanes)
                TProgram.Predict(parameters, new(ref columns[lane]), new(ref results[lane]), default(ColumnRows<TVector, T>));
            if (results == y) Columns.Scatter(y, outputs + row * TProgram.OutputSize, count, TProgram.OutputSize);
        }
    }

    /// <summary>Returns the sum of the losses of a batch, not multiplied, and adds up the gradients of the batch's loss.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="examples">How many.</param>
    /// <param name="lossScale">What an example's loss is multiplied with in the loss of the batch.</param>
    /// <param name="sums">Receives a line of partial sums for every parameter; null if gradients are not wanted.</param>
    [MethodImpl(Optimize), SkipLocalsInit]
    public static T Train(PinnedValues<T> parameters, T* inputs, T* targets, nint examples, T lossScale, T* sums)
    {
        T* xRoom = stackalloc T[Room(TProgram.InputSize)], tRoom = stackalloc T[Room(TProgram.OutputSize)], lossRoom = stackalloc T[Room(0)];
        T* x = Aligned(xRoom), t = Aligned(tRoom), losses = Aligned(lossRoom), present = losses + Line;
        T* xTail = stackalloc T[Line * TProgram.InputSize], tTail = stackalloc T[Line * TProgram.OutputSize];
        Clear(losses, 1);
        SetAll(present);
        if (sums != null) Clear(sums, TProgram.ParameterSize);

        for (nint row = 0; row < examples; row += Line)
        {
            nint count = nint.Min(Line, examples - row);
            T* xs = Gather(inputs + row * TProgram.InputSize, x, xTail, TProgram.InputSize, count);
            T* ts = Gather(targets + row * TProgram.OutputSize, t, tTail, TProgram.OutputSize, count);
            if (count < Line) new Span<byte>(present + count, (int)(Line - count) * sizeof(T)).Clear();
            for (nint lane = 0; lane < count; lane += Lanes)
            {
                TVector loss = TProgram.Train(
                    new OneNetwork<TVector, T>(parameters), new(ref xs[lane]), new(ref ts[lane]), lossScale,
                    new ColumnRows<TVector, T>(present + lane), new BlockGradient<TVector, T>(sums == null ? null : sums + lane));
                VectorMemory<TVector, T>.Add(losses + lane, loss);
            }
        }
        return Fold.Sum(losses);
    }

    /// <summary>The same for examples that count more or less.</summary>
    [MethodImpl(Optimize), SkipLocalsInit]
    public static T Train(PinnedValues<T> parameters, T* inputs, T* targets, T* weights, nint examples, T lossScale, T* sums)
    {
        T* xRoom = stackalloc T[Room(TProgram.InputSize)], tRoom = stackalloc T[Room(TProgram.OutputSize)], lossRoom = stackalloc T[Room(0)];
        T* x = Aligned(xRoom), t = Aligned(tRoom), losses = Aligned(lossRoom), present = losses + Line, weight = present + Line;
        T* xTail = stackalloc T[Line * TProgram.InputSize], tTail = stackalloc T[Line * TProgram.OutputSize];
        Clear(losses, 1);
        SetAll(present);
        Clear(sums, TProgram.ParameterSize);

        for (nint row = 0; row < examples; row += Line)
        {
            nint count = nint.Min(Line, examples - row);
            T* xs = Gather(inputs + row * TProgram.InputSize, x, xTail, TProgram.InputSize, count);
            T* ts = Gather(targets + row * TProgram.OutputSize, t, tTail, TProgram.OutputSize, count);
            T* ws = Gather(weights + row, weight, weight, 1, count);
            if (count < Line) new Span<byte>(present + count, (int)(Line - count) * sizeof(T)).Clear();
            for (nint lane = 0; lane < count; lane += Lanes)
            {
                TVector loss = TProgram.Train(
                    new OneNetwork<TVector, T>(parameters), new(ref xs[lane]), new(ref ts[lane]), lossScale,
                    new WeightedRows<ColumnRows<TVector, T>, TVector, T>(new(present + lane), new(ref ws[lane])), new BlockGradient<TVector, T>(sums + lane));
                VectorMemory<TVector, T>.Add(losses + lane, loss);
            }
        }
        return Fold.Sum(losses);
    }

    /// <summary>
    /// Returns the sum of the losses of a batch, not multiplied, or of its outputs times gradients that are given for them. Adds up its gradients by the
    /// parameters, or writes those by the inputs.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goals">The targets, or the given gradients.</param>
    /// <param name="examples">How many.</param>
    /// <param name="lossScale">What an example's loss is multiplied with in the loss of the batch.</param>
    /// <param name="ofLoss">Whether the goals are targets.</param>
    /// <param name="sums">Receives a line of partial sums for every parameter; null if gradients with respect to the inputs are wanted.</param>
    /// <param name="inputGradient">Receives the gradients with respect to the inputs, if they are wanted.</param>
    [MethodImpl(Optimize), SkipLocalsInit]
    public static T Differentiate(PinnedValues<T> parameters, T* inputs, T* goals, nint examples, T lossScale, bool ofLoss, T* sums, T* inputGradient)
    {
        T* xRoom = stackalloc T[Room(TProgram.InputSize)], tRoom = stackalloc T[Room(TProgram.OutputSize)], lossRoom = stackalloc T[Room(0)];
        T* gradientRoom = stackalloc T[Room(TProgram.InputSize)];
        T* x = Aligned(xRoom), t = Aligned(tRoom), losses = Aligned(lossRoom), present = losses + Line, columns = Aligned(gradientRoom);
        T* xTail = stackalloc T[Line * TProgram.InputSize], tTail = stackalloc T[Line * TProgram.OutputSize];
        Clear(losses, 1);
        SetAll(present);
        if (sums != null) Clear(sums, TProgram.ParameterSize);

        for (nint row = 0; row < examples; row += Line)
        {
            nint count = nint.Min(Line, examples - row);
            T* xs = Gather(inputs + row * TProgram.InputSize, x, xTail, TProgram.InputSize, count);
            T* ts = Gather(goals + row * TProgram.OutputSize, t, tTail, TProgram.OutputSize, count);
            if (count < Line) new Span<byte>(present + count, (int)(Line - count) * sizeof(T)).Clear();
            for (nint lane = 0; lane < count; lane += Lanes)
            {
                var rows = new ColumnRows<TVector, T>(present + lane);
                var gradient = new BlockGradient<TVector, T>(sums == null ? null : sums + lane);
                TVector sum = TProgram.Differentiate(parameters, new(ref xs[lane]), new(ref ts[lane]), lossScale, ofLoss, rows, gradient, new(ref columns[lane]));
                // The loss and the starts of both ways back would be too much for one method.
                if (ofLoss)
                    sum = TProgram.Train(new OneNetwork<TVector, T>(parameters), new(ref xs[lane]), new(ref ts[lane]), lossScale, rows, new BlockGradient<TVector, T>(null));
                VectorMemory<TVector, T>.Add(losses + lane, sum);
            }
            if (sums == null) Columns.Scatter(columns, inputGradient + row * TProgram.InputSize, count, TProgram.InputSize);
        }
        return Fold.Sum(losses);
    }

    /// <summary>The columns of a block: where the rows lie if each is a single value, else in the room for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Gather(T* rows, T* room, T* tail, int width, nint count)
    {
        if (count < Line)
        {
            Columns.Fill(rows, count, tail, width);
            rows = tail;
        }
        if (width == 1) return rows;
        // Another block may follow, but each is taken as the last one.
        Columns.Gather(rows, room, width, rows + Line * width);
        return room;
    }

    /// <summary>Zeroes whole lines, without the call that clearing a span would be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(T* memory, nint lines)
    {
        for (T* end = memory + lines * Line; memory < end; memory += Lanes) *(TVector*)memory = default;
    }

    /// <summary>Sets all bits of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetAll(T* line)
    {
        for (T* end = line + Line; line < end; line += Lanes) VectorMemory<TVector, T>.SetAll(line);
    }

    /// <summary>Values of memory for columns, with what goes beyond and what alignment takes.</summary>
    private static int Room(int columns) => (columns + Columns.Overrun + 1) * Line;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Aligned(T* memory) => (T*)(((nint)memory + LineBytes - 1) & -LineBytes);
}
