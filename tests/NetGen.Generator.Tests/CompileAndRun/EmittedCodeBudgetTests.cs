using System.Reflection;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// The JIT silently stops optimising a method that is too large: it gives up at some 50 KB of IL for vector code, earlier where many
/// locals are in play (it follows 1,024 of them). Every emitted method stays far on the safe side, at the largest shapes each strategy admits.
/// </summary>
public sealed class EmittedCodeBudgetTests
{
    private const int LargestIL = 24 * 1024;
    private const int MostLocals = 512;

    /// <summary>As many parameters or units as fit, in as many different proportions as there are.</summary>
    private static readonly int[][] LargestMicro =
    [
        [64, 1], [1, 48], [8, 8], [32, 2], [2, 32], [16, 4], [4, 16], [2, 16, 2], [16, 2, 16], [4, 4, 4, 4, 4], [8, 4, 8], [1, 32, 1],
        [.. Enumerable.Repeat(1, 49)], [.. Enumerable.Repeat(2, 17)],
    ];

    private static readonly int[][] LargeTiled =
    [
        [784, 512, 256, 10], [1, 4096, 1], [4096, 1, 2], [.. Enumerable.Repeat(3, 150)], [65, 1], [1, 65], [33, 34, 35, 36, 37, 38],
    ];

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Straight_line(Precision precision)
    {
        // Every proportion with one of its losses and in one precision; all of each is the slow tests' business.
        Check(
        [
            .. LargestMicro.SelectMany((sizes, i) => Longest(sizes)
                    .Where((_, loss) => Extent.IsEverything || i % 2 == (int)precision && i % Longest(sizes).Length == loss))
                .Select(declaration => declaration with { Precision = precision }),
        ], "micro");
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Tiled(Precision precision) =>
        Check([.. LargeTiled.Select(sizes => Declaration.Short(Activation.GELU, Activation.Sigmoid, true, sizes) with { Precision = precision })], null);

    /// <summary>The largest layers that are printed in straight lines for one example, with the longest activations they may apply.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Small(Precision precision)
    {
        int line = precision == Precision.Single ? 16 : 8;
        int[][] largest = [[128, line, 128], [64, 2 * line, 64], [42, 3 * line, 42], [32, 4 * line, 32], [25, 5 * line, 3], [8, 15 * line, 2]];
        Check(
        [
            .. from sizes in largest
               from activation in (Activation[])[Activation.SELU, Activation.Softsign]
               where Extent.IsEverything || (activation == Activation.SELU) == (Array.IndexOf(largest, sizes) % 2 == (int)precision)
               select Declaration.Short(activation, activation, true, sizes) with { Precision = precision },
        ], "small");
    }

    /// <summary>The activation and the losses with the longest expressions; only many outputs make the last two long.</summary>
    private static Declaration[] Longest(int[] sizes)
    {
        Declaration huber = Declaration.Short(Activation.SELU, Activation.SELU, false, sizes) with { Loss = Loss.Huber };
        return sizes[^1] <= 3
            ? [huber]
            :
            [
                huber,
                Declaration.Short(Activation.GELU, Activation.Sigmoid, false, sizes) with { Loss = Loss.BinaryCrossEntropy },
                Declaration.Short(Activation.SiLU, Activation.Softmax, false, sizes),
            ];
    }

    private static void Check(Declaration[] declarations, string? strategy)
    {
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            if (strategy is not null) Assert.Equal(strategy, compiled.Create(i).Description.Strategy);
        }

        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (Type type in compiled.Assembly.GetTypes().Where(type => type.FullName != "Sweep.Glue"))
        {
            foreach (MethodBase method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
            {
                if (method.GetMethodBody() is not { } body) continue;
                Assert.True(body.GetILAsByteArray()!.Length <= LargestIL, $"{type}.{method.Name}: {body.GetILAsByteArray()!.Length} bytes of IL");
                Assert.True(body.LocalVariables.Count <= MostLocals, $"{type}.{method.Name}: {body.LocalVariables.Count} locals");
            }
        }
    }
}
