using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>What an expression of a method is while it is read.</summary>
internal abstract record GraphValue;

/// <summary>A value of the network.</summary>
/// <param name="Node">0 is the input, i the output of layer i.</param>
internal sealed record TensorValue(int Node) : GraphValue;

/// <summary>Null where a tensor may stand: a local may hold it until something is assigned, no layer reads it.</summary>
internal sealed record NoTensorValue : GraphValue;

/// <summary>A number: an int, a long, a float or a double, or a character; smaller numbers are ints, and uints longs.</summary>
internal sealed record NumberValue(object Number) : GraphValue;

/// <summary>Yes or no.</summary>
internal sealed record FlagValue(bool Flag) : GraphValue;

/// <summary>Text; empty for null.</summary>
internal sealed record TextValue(string Text) : GraphValue
{
    /// <summary>The function that it names, see <see cref="FunctionNames"/>.</summary>
    public string Function { get; init; } = Text;
}

/// <summary>A member of an enum.</summary>
/// <param name="Member">Its name; its number where it has none.</param>
internal sealed record MemberValue(string Member) : GraphValue;

/// <summary>Several values.</summary>
internal sealed record TupleValue(EquatableArray<GraphValue> Items) : GraphValue;
