using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Runs a tiled program over batches of any size: brings the scratch memory and pins what the kernels touch.</summary>
/// <remarks>
/// Lengths are not checked here: the network's public members have. Parameters and gradient are the padded values of the network's
/// layout, aligned to 64 bytes; inputs, targets and outputs are rows back to back.
/// </remarks>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
internal static unsafe class Tiled<TProgram, T>
    where TProgram : struct, ITiledProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Stack used for the scratch of one row, in bytes.</summary>
    private const int StackBytes = 128 * 1024;

    /// <summary>Stack used for the scratch of a block of rows, in bytes: well inside the smallest stacks of worker threads.</summary>
    private const int BlockBytes = 224 * 1024;

    /// <summary>
    /// Rows at a time. Parameters larger than the second cache are read once for each block, so more rows are better there: for 784-512-256-10, of
    /// which half the stack holds 40, 64 took 3 % less time, and 128, which would need twice the stack, another 2 %.
    /// </summary>
    private const int BlockRows = 64;

    /// <summary>
    /// Where the stack holds fewer rows, the memory of a block is rented: with less than these, wide layers spend their time on reading weights.
    /// </summary>
    private const int FewestRows = 32;

    /// <summary>Rows at a time in rented memory.</summary>
    private const int RentedRows = 128;

    /// <summary>The most memory that is rented for a block of rows, in bytes.</summary>
    private const int RentedBytes = 16 * 1024 * 1024;

    /// <summary>Scratch values that training and evaluation need for a batch of this size.</summary>
    /// <param name="examples">The number of examples.</param>
    /// <param name="threads">How many threads may share the work.</param>
    /// <exception cref="ArgumentException">More than an array can hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ScratchLength(int examples, int threads = 1) => ArrayLength(TiledBatch<TProgram, T>.ScratchLength(examples, threads), examples);

    /// <summary>Computes the output of one example, on the shortest way there is: nothing is divided or counted.</summary>
    [SkipLocalsInit]
    [MethodImpl(Optimize)]
    public static void Predict(ReadOnlySpan<T> parameters, ReadOnlySpan<T> input, Span<T> output)
    {
        fixed (T* p = parameters, x = input, y = output)
        {
            if (TProgram.PredictScratch > StackBytes / sizeof(T))
            {
                PredictOnHeap(p, x, y);
                return;
            }
            byte* memory = stackalloc byte[TProgram.PredictScratch * sizeof(T) + Padding.Bytes];
            TProgram.PredictOne(ref *p, ref *x, ref *y, ref *Padding.Align<T>(memory));
        }
    }

    /// <summary>Computes the outputs of a batch; of none it does nothing. Works on the stack where that holds rows enough, else in rented memory.</summary>
    [MethodImpl(Optimize)]
    public static void PredictBatch(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Span<T> outputs, int examples, int inputSize, int outputSize)
    {
        if (examples == 0) return;
        int perRow = Math.Max(1, TProgram.PredictScratch), onStack = perRow > StackBytes / sizeof(T) ? 0 : RowsIn(BlockBytes, perRow, BlockRows);
        fixed (T* p = parameters, x = inputs, y = outputs)
        {
            if (onStack >= Math.Min(examples, FewestRows)) PredictOnStack(p, x, y, perRow, Math.Min(onStack, examples), examples, inputSize, outputSize);
            else PredictOnHeap(p, x, y, perRow, Math.Min(RowsIn(RentedBytes, perRow, RentedRows), examples), examples, inputSize, outputSize);
        }
    }

    /// <summary>Computes the outputs of a batch, without dropout, and returns the sum of the losses of its examples.</summary>
    /// <param name="parameters">The parameters, padded.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="outputs">Receives the predictions.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> values, aligned to 64 bytes; contents do not matter.</param>
    /// <param name="examples">The number of examples; zero gives a loss of zero.</param>
    /// <returns>The sum of the examples' losses.</returns>
    [MethodImpl(Optimize)]
    public static T Evaluate(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, Span<T> scratch, int examples)
    {
        if (examples == 0) return T.Zero;
        fixed (T* p = parameters, x = inputs, t = targets, y = outputs, s = scratch)
        {
            var batch = new TiledBatch<TProgram, T>(p, x, t, null, isLoss: true, s, examples, T.One, DropoutStream.None);
            batch.Forward();
            TProgram.Outputs(ref s[TProgram.BatchScratch], ref *y, examples);
            return batch.TotalLoss();
        }
    }

    /// <summary>
    /// Overwrites the gradient with that of the batch's loss and returns the loss: the mean or the sum of the examples' losses, weighted if there are weights.
    /// Or, where gradients are given for the outputs, with that of the outputs' sum, each times its gradient, and returns that sum.
    /// </summary>
    /// <param name="parameters">The parameters, padded.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goal">What is differentiated.</param>
    /// <param name="gradient">Receives the gradient in the layout of the parameters, zero in the padding.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> values, aligned to 64 bytes; contents do not matter.</param>
    /// <param name="mean">Whether the batch's loss is the mean over its examples; else it is their sum.</param>
    /// <param name="examples">The number of examples, at least one.</param>
    /// <param name="dropout">The dropout masks.</param>
    [MethodImpl(Optimize)]
    public static T Gradient(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> gradient, Span<T> scratch, bool mean, int examples, DropoutStream dropout)
    {
        T scale = goal.Scale(mean, examples);
        fixed (T* p = parameters, x = inputs, v = goal.Values, w = goal.Weights, g = gradient, s = scratch)
        {
            var batch = new TiledBatch<TProgram, T>(p, x, v, w, goal.IsLoss, s, examples, scale, dropout);
            batch.FirstLayer(WorkSlice.Whole);
            batch.Differentiate();
            batch.Update(new StoreGradient<T>(new(ref *g)), WorkSlice.Whole);
            T loss = batch.TotalLoss() * scale;
            if (dropout.Enabled && T.IsFinite(loss)) batch.UpdateState();
            return loss;
        }
    }

    /// <summary>Scratch values that input gradients need for a batch of this size.</summary>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputSize">Values per input row.</param>
    /// <exception cref="ArgumentException">More than an array can hold.</exception>
    public static int InputScratchLength(int examples, int inputSize) =>
        ArrayLength(
            TiledBatch<TProgram, T>.ScratchLength(examples, 1) + TProgram.InputTransposedScratch
                + (long)examples * TProgram.InputRows * Padding.Stride<T>(inputSize / TProgram.InputRows),
            examples);

    /// <summary>Writes the gradients of the same by every input, without dropout, and returns it.</summary>
    /// <param name="parameters">The parameters, padded.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goal">What is differentiated.</param>
    /// <param name="inputGradient">Receives the gradients, rows like those of the inputs.</param>
    /// <param name="scratch">At least <see cref="InputScratchLength"/> values, aligned to 64 bytes; contents do not matter.</param>
    /// <param name="mean">Whether the batch's loss is the mean over its examples; else it is their sum.</param>
    /// <param name="examples">The number of examples, at least one.</param>
    /// <param name="inputSize">Values per input row.</param>
    [MethodImpl(Optimize)]
    public static T InputGradient(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> inputGradient, Span<T> scratch, bool mean, int examples, int inputSize)
    {
        T scale = goal.Scale(mean, examples);
        fixed (T* p = parameters, x = inputs, v = goal.Values, w = goal.Weights, g = inputGradient, s = scratch)
        {
            var batch = new TiledBatch<TProgram, T>(p, x, v, w, goal.IsLoss, s, examples, scale, DropoutStream.None);
            T* transposed = s + TiledBatch<TProgram, T>.ScratchLength(examples, 1), padded = transposed + TProgram.InputTransposedScratch;
            batch.InputGradient(padded, transposed);
            Rows.Copy(ref *padded, ref *g, examples * TProgram.InputRows, inputSize / TProgram.InputRows);
            return batch.TotalLoss() * scale;
        }
    }

    /// <summary>How many rows of a block so much memory holds. At least one; never two, which could leave a single row for the last block.</summary>
    private static int RowsIn(int bytes, int perRow, int most)
    {
        int rows = Math.Min(bytes / sizeof(T) / perRow, most);
        return rows < 3 ? 1 : rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ArrayLength(long length, int examples)
    {
        // What is held is longer than asked for by what alignment may take.
        if (length > Array.MaxLength - Padding.Bytes) ThrowTooLong(length, examples);
        return (int)length;
    }

    [DoesNotReturn]
    private static void ThrowTooLong(long length, int examples) => throw new ArgumentException(
        FormattableString.Invariant($"A batch of {examples} examples needs {length} values of memory, more than an array holds. Use smaller batches."),
        nameof(examples));

    [SkipLocalsInit]
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void PredictOnStack(T* p, T* x, T* y, int perRow, int block, int examples, int inputSize, int outputSize)
    {
        byte* memory = stackalloc byte[block * perRow * sizeof(T) + Padding.Bytes];
        PredictBlocks(p, x, y, Padding.Align<T>(memory), block, examples, inputSize, outputSize);
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void PredictOnHeap(T* p, T* x, T* y, int perRow, int block, int examples, int inputSize, int outputSize)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(block * perRow * sizeof(T) + Padding.Bytes);
        fixed (byte* memory = rented)
            PredictBlocks(p, x, y, Padding.Align<T>(memory), block, examples, inputSize, outputSize);
        ArrayPool<byte>.Shared.Return(rented);
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void PredictOnHeap(T* p, T* x, T* y)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(TProgram.PredictScratch * sizeof(T) + Padding.Bytes);
        fixed (byte* memory = rented) TProgram.PredictOne(ref *p, ref *x, ref *y, ref *Padding.Align<T>(memory));
        ArrayPool<byte>.Shared.Return(rented);
    }

    [MethodImpl(Optimize)]
    private static void PredictBlocks(T* p, T* x, T* y, T* scratch, int block, int examples, int inputSize, int outputSize)
    {
        for (nint row = 0, rows; row < examples; row += rows)
        {
            rows = Math.Min(block, examples - row);
            // A single row left over would go another way, with other roundings: outputs shall not depend on how many rows stand around.
            if (examples - row - rows == 1 && rows > 1) rows--;
            TProgram.Predict(ref *p, ref x[row * inputSize], ref y[row * outputSize], ref *scratch, rows);
        }
    }
}
