namespace NetGen;

/// <summary>
/// Marks the method that a network's layers are read from, where they are more than a chain: branches, residuals, repeated blocks. It stands in a class
/// with <see cref="NetworkAttribute"/> and no sizes; it is static, takes one <see cref="Tensor"/> with <see cref="InputAttribute"/>, and returns one.
/// <code>
/// using static NetGen.Layers;
///
/// [Network]
/// public partial class Residual
/// {
///     [Layers]
///     static Tensor Define([Input(16)] Tensor x)
///     {
///         Tensor y = Dense(Dense(x, 16, Activation.ReLU), 16);
///         return Softmax(Dense(ReLU(x + y), 3));
///     }
/// }
/// </code>
/// The compiler reads the method, which is never run: it may hold locals, assignments, <c>for</c>, <c>if</c> and <c>?:</c> on numbers that the compiler
/// knows, calls of <see cref="Layers"/> and of static methods of the class, and at most 1,000 layers come of it.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class LayersAttribute : Attribute;
