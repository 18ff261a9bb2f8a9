namespace NetGen.Kernels;

[ElementwiseLibrary]
public static partial class BuiltIn;
