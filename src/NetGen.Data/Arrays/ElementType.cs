namespace NetGen.Data;

/// <summary>How a number is stored.</summary>
internal enum ElementType
{
    UInt8,
    Int8,
    Int16,
    Int32,
    Int64,
    Single,
    Double,
}
