using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Runs a straight-line program over a batch, in blocks of as many examples as 64 bytes have lanes; narrower registers take a block in parts.</summary>
/// <remarks>
/// <para>Which example stands in which lane, and in which order gradients are added up, does not depend on the width of the registers: neither do the
/// results. (Lanes without an example repeat the last one and count nothing. Only where the gradients of that one are infinite or not a number
/// could a width that has such a lane give NaN in place of an infinity.)</para>
/// <para>Everything is on the stack: predictions may run on many threads.</para>
/// </remarks>
internal static unsafe class ExampleBlocks<TProgram, TLanes, T>
    where TProgram : struct, IMicroProgram<T>
    where TLanes : unmanaged, ILanes<TLanes, T>, IElementary<TLanes>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;
    private const int LineBytes = 64;

    private static int Line => Vector512<T>.Count;

    /// <summary>Computes the outputs of a batch.</summary>
    [MethodImpl(Optimize), SkipLocalsInit]
    public static void Predict(PinnedValues<T> parameters, T* inputs, T* outputs, nint examples)
    {
        T* xRoom = stackalloc T[Room(TProgram.InputSize)], yRoom = stackalloc T[Room(TProgram.OutputSize)];
        T* x = Aligned(xRoom), y = Aligned(yRoom);
        T* tail = stackalloc T[Line * TProgram.InputSize];
        var network = new OneNetwork<TLanes, T>(parameters);
        for (nint row = 0; row < examples; row += Line)
        {
            nint count = nint.Min(Line, examples - row);
            T* columns = Gather(inputs + row * TProgram.InputSize, x, tail, TProgram.InputSize, count);
            T* results = TProgram.OutputSize == 1 && count == Line ? outputs + row : y;
            for (nint lane = 0; lane < count; lane += TLanes.Count)
            {
                TProgram.PredictEach<TLanes, OneNetwork<TLanes, T>, ColumnRows<TLanes, T>>(
                    network, new(ref columns[lane]), new(ref results[lane]), default);
            }
            if (results == y) Columns.Scatter(y, outputs + row * TProgram.OutputSize, count, TProgram.OutputSize);
        }
    }

    /// <summary>The sum of the losses of a batch, not multiplied.</summary>
    public static T Loss(PinnedValues<T> parameters, T* inputs, T* targets, nint examples) =>
        Run<Targets, NoGradient<TLanes>>(parameters, inputs, targets, null, examples, T.One, null, null);

    /// <summary>
    /// Returns the sum of the losses of a batch, not multiplied, or of its outputs times gradients that are given for them; and adds up the gradient with
    /// respect to the parameters.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goals">The targets, or the given gradients.</param>
    /// <param name="weights">What the examples count; null where they all count the same.</param>
    /// <param name="examples">How many.</param>
    /// <param name="lossScale">What an example's loss is multiplied with in the loss of the batch.</param>
    /// <param name="sums">Receives a line of partial sums for every parameter.</param>
    /// <typeparam name="TGoal">What the goals are.</typeparam>
    public static T Train<TGoal>(PinnedValues<T> parameters, T* inputs, T* goals, T* weights, nint examples, T lossScale, T* sums)
        where TGoal : struct
    {
        for (nint at = 0; at < TProgram.ParameterSize * Line; at += TLanes.Count) TLanes.Zero.Store(sums + at);
        return Run<TGoal, BlockGradient<TLanes, T>>(parameters, inputs, goals, weights, examples, lossScale, sums, null);
    }

    /// <summary>The same with the gradient with respect to the inputs.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goals">The targets, or the given gradients.</param>
    /// <param name="examples">How many.</param>
    /// <param name="lossScale">What an example's loss is multiplied with in the loss of the batch.</param>
    /// <param name="inputGradient">Receives the gradient, rows like those of the inputs.</param>
    /// <typeparam name="TGoal">What the goals are.</typeparam>
    public static T InputGradient<TGoal>(PinnedValues<T> parameters, T* inputs, T* goals, nint examples, T lossScale, T* inputGradient)
        where TGoal : struct
        => Run<TGoal, InputGradient<TLanes>>(parameters, inputs, goals, null, examples, lossScale, null, inputGradient);

    [MethodImpl(Optimize), SkipLocalsInit]
    private static T Run<TGoal, TGradient>(PinnedValues<T> parameters, T* inputs, T* goals, T* weights, nint examples, T lossScale, T* sums, T* inputGradient)
        where TGoal : struct
        where TGradient : struct, IExampleGradient<TLanes>
    {
        T* xRoom = stackalloc T[Room(TProgram.InputSize)], tRoom = stackalloc T[Room(TProgram.OutputSize)], lossRoom = stackalloc T[Room(0)];
        T* x = Aligned(xRoom), t = Aligned(tRoom), losses = Aligned(lossRoom), present = losses + Line, weight = present + Line;
        T* xTail = stackalloc T[Line * TProgram.InputSize], tTail = stackalloc T[Line * TProgram.OutputSize];
        T* columns = null;
        if (typeof(TGradient) == typeof(InputGradient<TLanes>))
        {
            T* gradientRoom = stackalloc T[Room(TProgram.InputSize)];
            columns = Aligned(gradientRoom);
        }
        var network = new OneNetwork<TLanes, T>(parameters);
        for (nint at = 0; at < Line; at += TLanes.Count)
        {
            TLanes.Zero.Store(losses + at);
            TLanes.FirstLanes(TLanes.Count).Store(present + at);
        }

        for (nint row = 0; row < examples; row += Line)
        {
            nint count = nint.Min(Line, examples - row);
            T* xs = Gather(inputs + row * TProgram.InputSize, x, xTail, TProgram.InputSize, count);
            T* ts = Gather(goals + row * TProgram.OutputSize, t, tTail, TProgram.OutputSize, count);
            T* ws = weights == null ? null : Gather(weights + row, weight, weight, 1, count);
            if (count < Line) new Span<byte>(present + count, (int)(Line - count) * sizeof(T)).Clear();
            for (nint lane = 0; lane < count; lane += TLanes.Count)
            {
                var rows = new ColumnRows<TLanes, T>(present + lane);
                PinnedValues<T> inputLanes = new(ref xs[lane]), goalLanes = new(ref ts[lane]);
                TGradient gradient = Gradient<TGradient>(sums, columns, lane);
                TLanes loss = ws == null
                    ? TProgram.TrainEach<TLanes, OneNetwork<TLanes, T>, ColumnRows<TLanes, T>, TGoal, TGradient>(network, inputLanes, goalLanes, lossScale, rows, gradient)
                    : TProgram.TrainEach<TLanes, OneNetwork<TLanes, T>, WeightedRows<ColumnRows<TLanes, T>, TLanes, T>, TGoal, TGradient>(
                        network, inputLanes, goalLanes, lossScale, new(rows, new(ref ws[lane])), gradient);
                (TLanes.Load(losses + lane) + loss).Store(losses + lane);
            }
            if (columns != null) Columns.Scatter(columns, inputGradient + row * TProgram.InputSize, count, TProgram.InputSize);
        }
        return Fold.Sum(losses);
    }

    /// <summary>What takes the gradients of some lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TGradient Gradient<TGradient>(T* sums, T* columns, nint lane)
        where TGradient : struct, IExampleGradient<TLanes>
    {
        if (typeof(TGradient) == typeof(BlockGradient<TLanes, T>)) return Unsafe.BitCast<BlockGradient<TLanes, T>, TGradient>(new(sums + lane));
        if (typeof(TGradient) == typeof(InputGradient<TLanes>)) return Unsafe.BitCast<InputGradient<TLanes>, TGradient>(new(columns + lane));
        return default;
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

    /// <summary>Values of memory for columns, with what goes beyond and what alignment takes.</summary>
    private static int Room(int columns) => (columns + Columns.Overrun + 1) * Line;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Aligned(T* memory) => (T*)(((nint)memory + LineBytes - 1) & -LineBytes);
}
