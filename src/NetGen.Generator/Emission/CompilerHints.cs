namespace NetGen.Generator.Emission;

/// <summary>What the compiler at run time is asked to do with an emitted method.</summary>
/// <remarks>The long name of the attribute is nobody else's; the short one could also be an attribute of the user's.</remarks>
internal static class CompilerHints
{
    public const string Inlined = "[MethodImplAttribute(MethodImplOptions.AggressiveInlining)]";

    public const string Optimized = "[MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>
    /// Never inlined: what the compiler at run time inlines into one method is limited, and a caller that took in several layers with
    /// their activations, or a kernel besides, would be left with real calls in the middle of vector code.
    /// </summary>
    public const string OptimizedOnItsOwn = "[MethodImplAttribute(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";
}
