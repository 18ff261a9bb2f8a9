namespace NetGen;

/// <summary>Makes one vector of a sequence or an image, in the order in which the values lie in memory; of at most 65,536 values.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute;
