using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>Sums as straight-line code writes them.</summary>
internal static class Sums
{
    /// <summary>A longer sum gets a line of its own, for people.</summary>
    public const int LongestInline = 4;

    /// <summary>A sum of products, in as many chains as the policy says.</summary>
    public static Expression OfProducts(IReadOnlyList<(Expression Left, Expression Right)> terms, Expression? start)
    {
        int chains = UnrollPolicy.ChainsFor(terms.Count), perChain = (terms.Count + chains - 1) / chains;
        Expression? total = null;
        for (int first = 0; first < terms.Count; first += perChain)
        {
            Expression? chain = first == 0 ? start : null;
            foreach ((Expression left, Expression right) in terms.Skip(first).Take(perChain))
            {
                chain = chain is null ? new Binary(Operator.Multiply, left, right) : new MultiplyAdd(left, right, chain);
            }
            total = total is null ? chain : new Binary(Operator.Add, total, chain!);
        }
        return total!;
    }

    /// <summary>The terms, added one after the other.</summary>
    public static Expression Of(IEnumerable<Expression> terms) => terms.Aggregate((a, b) => new Binary(Operator.Add, a, b));

    /// <summary>How many products an element of the result is a sum of.</summary>
    public static int TermsOf(Contraction contract) => contract.Left.Axes.Concat(contract.Right.Axes).Distinct()
        .Where(axis => axis != Axis.Examples && !contract.Result.Axes.Contains(axis))
        .Aggregate(1, (terms, axis) => terms * axis.Size);
}
