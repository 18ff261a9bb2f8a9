using System.Globalization;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>A compiler and a program on a machine that writes −0,5 with a comma and U+2212.</summary>
public sealed class CultureTests
{
    private static readonly Declaration[] Declarations =
    [
        .. LegalDeclarations.Hidden.Select(activation => Declaration.Short(activation, activation, true, 3, 4, 2) with { Precision = Precision.Double, Loss = Loss.Huber }),
        .. LegalDeclarations.Hidden.Select(activation => Declaration.Short(activation, Activation.Softmax, true, 6, 9, 3) with { Precision = Precision.Single }),
        new(9, [new DeclaredDense(8, Activation.SELU), new DeclaredDropout(0.25), new DeclaredDense(3, Activation.LeakyReLU)]) { LongForm = true },
    ];

    /// <summary>Some of each kind.</summary>
    private static readonly Declaration[] Run = [.. Declarations.Where((_, i) => i % 5 == 0 || i == Declarations.Length - 1)];

    [Fact]
    public void Text_and_results_do_not_depend_on_the_culture()
    {
        IReadOnlyDictionary<string, string> plain = CompiledDeclarations.Emit(Declarations);
        In(Hostile(), () =>
        {
            Assert.Equal("\u22120,5", (-0.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(Text(plain), Text(CompiledDeclarations.Emit(Declarations)));
            // Equal texts compute the same: of them a few show that the compiler and the runtime behind them do not mind either.
            using var hostile = new CompiledDeclarations(Run);
            for (int i = 0; i < Run.Length; i++)
            {
                EmittedNetwork network = hostile.Create(i), same = hostile.Create(i);
                Agreement.OfForwardAndGradient(network, Experiment.Conditioned(Run[i], examples: 3, seed: i));
                same.Parameters = network.Parameters;
                Assert.Equal(same.Save(), network.Save());
                Assert.Equal(network.Parameters, same.Load(network.Save()).Parameters);
                Assert.Equal(same.Description.Summary, network.Description.Summary);
                Assert.DoesNotContain('\u2212', network.Description.Summary);
            }
        });
    }

    private static IEnumerable<string> Text(IReadOnlyDictionary<string, string> emitted) =>
        emitted.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value);

    private static CultureInfo Hostile()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NaNSymbol = "keine Zahl";
        return culture;
    }

    private static void In(CultureInfo culture, Action action)
    {
        (CultureInfo before, CultureInfo beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            action();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }
}
