namespace NetGen;

/// <summary>
/// A learned vector for every class: turns tokens, whole numbers from 0 to <see cref="InputAttribute.Classes"/> - 1, into a sequence of such vectors. They start
/// standard normal.
/// </summary>
/// <example>
/// <code>
/// [Network, Input(32, Classes = 96)]          // 32 characters
/// [Embedding(16), Flatten, Dense(96, Activation.Softmax)]
/// public partial class NextCharacter;
/// </code>
/// </example>
/// <param name="size">The values of one vector, from 1 to 65,536.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute(int size) : Attribute
{
    /// <summary>The values of one vector.</summary>
    public int Size { get; } = size;
}
