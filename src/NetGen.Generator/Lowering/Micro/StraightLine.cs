using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary><c>A * B + C</c>, rounded once where the machine can.</summary>
internal sealed record MultiplyAdd(Expression A, Expression B, Expression C) : Expression
{
    public override IEnumerable<Expression> Parts => [A, B, C];

    public override Expression Of(Func<Expression, Expression> other) => new MultiplyAdd(other(A), other(B), other(C));
}

/// <summary>A local variable.</summary>
internal sealed record Local(string Name) : Expression;

/// <summary>A value in memory in every lane: of the parameters, the input or the target.</summary>
internal sealed record ElementAt(string Memory, int Index) : Expression;

/// <summary>A parameter, where the code does not know whether all lanes belong to one network or each to its own.</summary>
internal sealed record ParameterAt(string Parameters, int Index) : Expression;

/// <summary>Up to four values in memory, in the lanes.</summary>
internal sealed record QuadAt(string Memory, int Index, int Count) : Expression;

/// <summary>A function that the runtime has for straight-line code, for example of all lanes of a vector.</summary>
internal sealed record Apply(string Function, EquatableArray<Expression> Arguments) : Expression
{
    public override IEnumerable<Expression> Parts => Arguments;

    public override Expression Of(Func<Expression, Expression> other) => new Apply(Function, new([.. Arguments.Select(other)]));
}

/// <summary>A whole number, where a function asks for one.</summary>
internal sealed record Number(int Value) : Expression;
