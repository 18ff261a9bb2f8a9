using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Rows of an example, and a vector of it.</content>
internal static unsafe partial class WidthDispatch<T>
{
    [MethodImpl(Inline)]
    public static void WithVectors<TFunction>(T* a, T* vectors, T* result, nint examples, nint rows, nint size)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) ExampleVectors.Apply<Lanes512<T>, TFunction, T>(a, vectors, result, examples, rows, size);
        else if (Vector256.IsHardwareAccelerated) ExampleVectors.Apply<Lanes256<T>, TFunction, T>(a, vectors, result, examples, rows, size);
        else if (Vectors.AreCompiled) ExampleVectors.Apply<Lanes128<T>, TFunction, T>(a, vectors, result, examples, rows, size);
        else ExampleVectors.Apply<Lanes1<T>, TFunction, T>(a, vectors, result, examples, rows, size);
    }

    [MethodImpl(Inline)]
    public static void ToVectors<TFunction>(T* a, T* b, T* vectors, nint examples, nint rows, nint size)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) ExampleVectors.Sum<Lanes512<T>, TFunction, T>(a, b, vectors, examples, rows, size);
        else if (Vector256.IsHardwareAccelerated) ExampleVectors.Sum<Lanes256<T>, TFunction, T>(a, b, vectors, examples, rows, size);
        else if (Vectors.AreCompiled) ExampleVectors.Sum<Lanes128<T>, TFunction, T>(a, b, vectors, examples, rows, size);
        else ExampleVectors.Sum<Lanes1<T>, TFunction, T>(a, b, vectors, examples, rows, size);
    }
}
