using System.Globalization;
using NetGen.Generator.Lowering.Kernels;

namespace NetGen.Generator.Emission;

/// <summary>Prints the calls of kernels that make up a method of a tiled program.</summary>
/// <param name="scalar">The precision.</param>
/// <param name="examples">What the method computes.</param>
internal sealed class TiledPrinter(string scalar, Examples examples)
{
    private readonly bool _inParts = examples == Examples.Part;

    public void Calls(IReadOnlyList<KernelCall> calls, CodeWriter code)
    {
        foreach (Operand operand in calls.SelectMany(call => call.Operands).Distinct())
        {
            if (Address(operand) is var (name, address)) code.Line($"ref {scalar} {name} = ref {address};");
        }
        code.Line();
        foreach (KernelCall call in calls)
        {
            string types = call.Type is null ? "" : $"<{call.Type}, {scalar}>";
            string condition = call.Given is null ? "" : $"if (!IsNullRef(ref {call.Given})) ";
            code.Line($"{condition}{call.Kernel}{types}({string.Join(", ", call.Operands.Select(Print))});");
        }
    }

    /// <summary>What a part of memory is called, and where it begins; null for what needs no name of its own.</summary>
    private (string Name, string Address)? Address(Operand operand) => operand switch
    {
        RowsOperand rows when _inParts => (rows.Row, $"Add(ref {rows.Name}, part.First * {rows.Width})"),
        ParameterOperand { Offset: 0 } parameter => (parameter.Name, "parameters"),
        ParameterOperand parameter => (parameter.Name, $"Add(ref parameters, {parameter.Offset})"),
        BatchOperand value => (value.Name, $"Add(ref scratch, -{value.Before.ToString(CultureInfo.InvariantCulture)})"),
        ScratchOperand value when _inParts => (value.Name, $"Add(ref scratch, part.At({value.Offset}, {value.Width}))"),
        ScratchOperand { Offset: 0 } value => (value.Name, "scratch"),
        ScratchOperand value => (value.Name, $"Add(ref scratch, {Times(value.Offset)})"),
        _ => null,
    };

    private string Print(Operand operand) => operand switch
    {
        RowsOperand rows => "ref " + (_inParts ? rows.Row : rows.Name),
        ParameterOperand parameter => "ref " + parameter.Name,
        ScratchOperand value => "ref " + value.Name,
        BatchOperand value => "ref " + value.Name,
        AbsentOperand => $"ref NullRef<{scalar}>()",
        SizeOperand size => size.Value.ToString(CultureInfo.InvariantCulture),
        RateOperand rate => CSharpLiteral.OfDouble(rate.Value),
        ExamplesOperand count => Times(count.Times),
        OptionalRowsOperand rows => $"ref Add(ref {rows.Name}, part.First{(rows.Width == 1 ? "" : $" * {rows.Width.ToString(CultureInfo.InvariantCulture)}")})",
        ReferenceOperand { Name: "losses" or "products" } each => _inParts ? $"ref Add(ref {each.Name}, part.First)" : $"ref {each.Name}",
        ReferenceOperand reference => "ref " + reference.Name,
        ArgumentOperand argument => argument.Name,
        BytesOperand bytes => $"ref As<{scalar}, byte>(ref {bytes.Name})",
        _ => throw new InvalidOperationException(operand.GetType().Name),
    };

    /// <summary>The number of examples times a constant.</summary>
    private string Times(int factor)
    {
        string count = _inParts ? "part.Count" : "examples", constant = factor.ToString(CultureInfo.InvariantCulture);
        return examples == Examples.One ? constant : factor == 1 ? count : $"{count} * {constant}";
    }
}

/// <summary>What a method of a tiled program computes.</summary>
internal enum Examples
{
    /// <summary>All examples of a batch.</summary>
    All,

    /// <summary>Some of them.</summary>
    Part,

    /// <summary>A single one.</summary>
    One,
}
