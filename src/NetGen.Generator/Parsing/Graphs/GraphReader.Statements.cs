using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing.Graphs;

/// <content>Statements.</content>
internal sealed partial class GraphReader
{
    private const string Statements = "only locals, assignments, calls, 'for', 'if' and 'return' may stand in a method that layers are read from";

    /// <summary>Follows a statement.</summary>
    /// <returns>What the method returns; null where it goes on.</returns>
    private GraphValue? Run(IOperation statement)
    {
        Step();
        switch (statement)
        {
            case IBlockOperation block:
                return Run(block.Operations);
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation variable in group.Declarations.SelectMany(static declaration => declaration.Declarators))
                {
                    if (variable.Symbol.RefKind != RefKind.None) throw Unreadable(variable, "a local may not be a reference here");
                    if (variable.GetVariableInitializer() is { } initializer) Frame[variable.Symbol] = Read(initializer.Value);
                }
                return null;
            case IExpressionStatementOperation { Operation: var operation }:
                Read(operation);
                return null;
            case IConditionalOperation choice:
                return Holds(choice.Condition) ? Run(choice.WhenTrue) : choice.WhenFalse is { } otherwise ? Run(otherwise) : null;
            case IForLoopOperation loop:
                return Run(loop);
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }:
                return ReadPresent(value);
            case IEmptyOperation:
                return null;
            default:
                throw Unreadable(statement, Statements);
        }
    }

    private GraphValue? Run(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            if (Run(statement) is { } returned) return returned;
        }
        return null;
    }

    private GraphValue? Run(IForLoopOperation loop)
    {
        for (Run(loop.Before); loop.Condition is null || Holds(loop.Condition); Run(loop.AtLoopBottom))
        {
            Step();
            CheckSteps(loop.Condition?.Syntax ?? loop.Syntax);
            if (Run(loop.Body) is { } returned) return returned;
        }
        return null;
    }

    private bool Holds(IOperation condition) =>
        Read(condition) is FlagValue(var holds) ? holds : throw Unreadable(condition, "a condition compares numbers that the compiler knows, or is a bool");

    private Dictionary<ISymbol, GraphValue> Frame => _frames.Peek();

    /// <summary>The error of something that may not stand there; nothing is said where the compiler has something to say.</summary>
    private static Exception Unreadable(IOperation operation, string whatMayStandThere) =>
        operation.Kind is OperationKind.Invalid || operation.Syntax.ContainsDiagnostics
            || operation.Descendants().Any(static part => part.Kind == OperationKind.Invalid)
            ? new BrokenCodeException()
            : new GraphException(operation.Syntax, GraphTrouble.Unreadable, whatMayStandThere);
}
