using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>A tiled program by hand: 3 inputs, 5 sigmoids with dropout, 2 linear outputs, half the squared error.</summary>
internal readonly struct TiledNetwork : ITiledProgram<double>
{
    public const int In = 3, Hidden = 5, Out = 2, Group = 8;
    public const int Bias1 = In * Group, Weight2 = Bias1 + Group, Bias2 = Weight2 + Hidden * Group, Size = Bias2 + Group;

    public static int PredictScratch => 2 * Group;

    public static int TrainingScratch => 4 * Group;

    public static int TransposedScratch => Out * Group;

    public static int InputTransposedScratch => Hidden * Group;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Predict(ref double parameters, ref double inputs, ref double outputs, ref double scratch, nint examples)
    {
        FirstLayer(ref parameters, ref inputs, ref scratch, examples, WorkSlice.Whole);
        Run(ref parameters, ref scratch, ref Unsafe.Add(ref scratch, examples * Group), examples, DropoutStream.None);
        Outputs(ref scratch, ref outputs, examples);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PredictOne(ref double parameters, ref double input, ref double output, ref double scratch)
        => Predict(ref parameters, ref input, ref output, ref scratch, 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FirstLayer(ref double parameters, ref double inputs, ref double scratch, nint examples, WorkSlice slice)
        => Dense.Forward<Linear, double>(ref inputs, In, ref parameters, ref Unsafe.Add(ref parameters, Bias1), ref scratch, examples, In, Hidden, slice);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ref double parameters, ref double inputs, ref double targets, ref double scratch, ref double losses, BatchPart part, DropoutStream dropout)
    {
        ref double hidden = ref Unsafe.Add(ref scratch, part.At(0, Group)), outputs = ref Unsafe.Add(ref scratch, part.At(Group, Group));
        Run(ref parameters, ref hidden, ref outputs, part.Count, dropout);
        Losses.Each<HalfSquare, double>(
            ref outputs, ref Unsafe.Add(ref targets, part.First * Out), ref Unsafe.Add(ref losses, part.First), part.Count, Out);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardOne(ref double parameters, ref double input, ref double target, ref double scratch, ref double loss, DropoutStream dropout)
    {
        FirstLayer(ref parameters, ref input, ref scratch, 1, WorkSlice.Whole);
        Forward(ref parameters, ref input, ref target, ref scratch, ref loss, BatchPart.Whole(1), dropout);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outputs(ref double scratch, ref double outputs, nint examples)
        => Rows.Copy(ref Unsafe.Add(ref scratch, examples * Group), ref outputs, examples, Out);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardFrom(
        ref double parameters, ref double inputs, ref double outputGradient, ref double scratch, ref double products, BatchPart part, DropoutStream dropout)
    {
        ref double hidden = ref Unsafe.Add(ref scratch, part.At(0, Group)), outputs = ref Unsafe.Add(ref scratch, part.At(Group, Group));
        ref double delta = ref Unsafe.Add(ref scratch, part.At(2 * Group, Group)), given = ref Unsafe.Add(ref outputGradient, part.First * Out);
        Run(ref parameters, ref hidden, ref outputs, part.Count, dropout);
        OutputGradientSeed.Products(ref outputs, ref given, ref Unsafe.Add(ref products, part.First), part.Count, Out);
        OutputGradientSeed.Take(ref outputs, ref given, ref delta, part.Count, Out);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradient(ref double parameters, ref double scratch, ref double inputGradients, ref double transposed, BatchPart part)
        => Dense.InputGradient(
            ref Unsafe.Add(ref scratch, part.At(3 * Group, Group)), ref parameters, ref Unsafe.Add(ref inputGradients, part.First * Group), ref transposed, part.Count, In, Hidden);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ref double parameters, ref double targets, ref double weights, ref double scratch, ref double transposed, BatchPart part, double scale, DropoutStream dropout)
    {
        ref double hidden = ref Unsafe.Add(ref scratch, part.At(0, Group)), outputs = ref Unsafe.Add(ref scratch, part.At(Group, Group));
        ref double delta = ref Unsafe.Add(ref scratch, part.At(2 * Group, Group)), deltaHidden = ref Unsafe.Add(ref scratch, part.At(3 * Group, Group));
        if (!Unsafe.IsNullRef(ref targets)) Losses.Gradient<Error, double>(ref outputs, ref Unsafe.Add(ref targets, part.First * Out), ref delta, part.Count, Out, scale);
        if (!Unsafe.IsNullRef(ref weights)) Rows.Weigh(ref delta, ref Unsafe.Add(ref weights, part.First), part.Count, Out);
        Dense.InputGradient(ref delta, ref Unsafe.Add(ref parameters, Weight2), ref deltaHidden, ref transposed, part.Count, Hidden, Out);
        Dropout.Apply(ref deltaHidden, part.Count, Hidden, 0, 0.5, dropout);
        Maps.Apply<SigmoidBack, double>(ref deltaHidden, ref hidden, ref deltaHidden, part.Count * Group);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update<TSink>(ref double inputs, ref double scratch, in TSink sink, nint examples, WorkSlice slice)
        where TSink : struct, IGradientSink<double>
    {
        ref double delta = ref Unsafe.Add(ref scratch, examples * 2 * Group), deltaHidden = ref Unsafe.Add(ref scratch, examples * 3 * Group);
        Dense.WeightGradient<TSink, double>(ref scratch, Group, ref delta, Weight2, sink, examples, Hidden, Out, slice);
        Dense.BiasGradient<TSink, double>(ref delta, Bias2, sink, examples, Out, slice);
        Dense.WeightGradient<TSink, double>(ref inputs, In, ref deltaHidden, 0, sink, examples, In, Hidden, slice);
        Dense.BiasGradient<TSink, double>(ref deltaHidden, Bias1, sink, examples, Hidden, slice);
    }

    private static void Run(ref double parameters, ref double hidden, ref double outputs, nint examples, DropoutStream dropout)
    {
        Maps.Apply<Sigmoid, double>(ref hidden, ref hidden, examples * Group);
        Dropout.Apply(ref hidden, examples, Hidden, 0, 0.5, dropout);
        Dense.Forward<Linear, double>(
            ref hidden, Group, ref Unsafe.Add(ref parameters, Weight2), ref Unsafe.Add(ref parameters, Bias2), ref outputs, examples, Hidden, Out);
    }

    private readonly struct Sigmoid : IUnary
    {
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Sigmoid(a);
    }

    private readonly struct SigmoidBack : IBinary
    {
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a * (b - b * b);
    }

    private readonly struct HalfSquare : IBinary
    {
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => TLanes.Constant(0.5) * (a - b) * (a - b);
    }

    private readonly struct Error : IBinary
    {
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a - b;
    }
}
