using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Emission;

/// <summary>How a kind of code writes constants, quantities and functions.</summary>
/// <param name="Prefix">Stands before what registers have: Min, Max, Select, the comparisons, Abs and Sqrt.</param>
/// <param name="FunctionsPrefix">Stands before the mathematical primitives.</param>
/// <param name="Constant">A constant in all lanes.</param>
internal sealed record Dialect(string Prefix, string FunctionsPrefix, Func<double, string> Constant)
{
    /// <summary>A kernel, generic over its lanes.</summary>
    public static readonly Dialect Lanes =
        new("TLanes.", "Functions<TLanes, T>.", value => value == 0 ? "TLanes.Zero" : $"TLanes.Constant({CSharpLiteral.OfDouble(value)})")
        {
            HasGreaterThanOrEqual = false,
        };

    /// <summary>Straight lines, on vectors of four examples.</summary>
    public static Dialect Micro(Precision precision) =>
        new("", "", value => value == 0 ? "V.Zero" : value == 1 ? "V.One" : $"Every({CSharpLiteral.Of(value, precision)})");

    /// <summary>Straight lines on single values.</summary>
    public static Dialect Scalars(Precision precision) =>
        new("", "", value => value is 0 or 1 ? CSharpLiteral.Of(value, precision) : $"Every({CSharpLiteral.Of(value, precision)})");

    /// <summary>Straight lines on the outputs of a layer: the vectors of the class library, whose names for some operations are others.</summary>
    public static Dialect Vectors(Precision precision) =>
        new("", "", value => value == 0 ? "V.Zero" : $"Create({CSharpLiteral.Of(value, precision)})") { IsNative = true };

    /// <summary>Whether operations have the names that the class library gives them.</summary>
    public bool IsNative { get; init; }

    /// <summary>What an operation is called, prefix included.</summary>
    public string OperationOf(string name) => Prefix + (!IsNative ? name : name switch
    {
        "Min" => "MinNative",
        "Max" => "MaxNative",
        "Select" => "ConditionalSelect",
        _ => name,
    });

    public string FunctionPrefix(MathFunction function) => function.IsInstruction() ? Prefix : FunctionsPrefix;

    /// <summary>Whether there is a comparison that holds for equals; else it takes two.</summary>
    public bool HasGreaterThanOrEqual { get; init; } = true;

    /// <summary>What a function calls the values that it learns.</summary>
    public const string Learned = "learned";

    /// <summary>What a function calls its arguments: the letters of its formula, and all that is learned by its number.</summary>
    public static string NameOf(Quantity quantity) => quantity switch
    {
        Quantity.Input => "x",
        Quantity.Other => "b",
        Quantity.Output => "y",
        Quantity.Target => "t",
        Quantity.Upstream => "g",
        _ => $"{Learned}[{quantity.Number().ToString(CultureInfo.InvariantCulture)}]",
    };
}
