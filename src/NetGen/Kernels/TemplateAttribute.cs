namespace NetGen.Kernels;

/// <summary>
/// Marks a file that holds one type as the template of another one, which the generator prints when this library is built: the same text with other
/// words. What differs by the width of a register only is written once.
/// </summary>
/// <param name="file">What the other file is called, without extension.</param>
/// <param name="words">Words and what stands for them, as in <c>256 => 512</c>; put in one after the other.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
internal sealed class TemplateAttribute(string file, params string[] words) : Attribute
{
    /// <summary>What the other file is called.</summary>
    public string File { get; } = file;

    /// <summary>Words and what stands for them.</summary>
    public string[] Words { get; } = words;
}
