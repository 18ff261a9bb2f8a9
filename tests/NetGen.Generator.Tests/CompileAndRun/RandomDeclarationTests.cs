using CsCheck;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Declarations nobody thought of, in short and long form: compiled, run, and held against the reference.</summary>
public sealed class RandomDeclarationTests
{
    private static readonly int[] BatchSizes = [1, 3, 6];

    private static readonly Gen<Activation> AnyActivation = Gen.OneOf(LegalDeclarations.Hidden.ToArray());
    private static readonly Gen<Initializer> AnyInitializer = Gen.Enum<Initializer>();

    // Mostly small, so that many fall on the straight-line side.
    private static readonly Gen<int> Size = Gen.Frequency((3, Gen.Int[1, 4]), (2, Gen.Int[5, 20]), (1, Gen.Int[21, 70]));

    // The output with a loss it may have; a softmax has at least two units.
    private static readonly Gen<(Activation Output, Loss Loss, int Units)> Output =
        Gen.Select(Gen.OneOf(LegalDeclarations.Outputs.ToArray()), Size, (pair, units) =>
            (pair.Output, pair.Loss, pair.Output == Activation.Softmax ? units + 1 : units));

    private static readonly Gen<(Precision Precision, Reduction Reduction)> Options = Gen.Select(Gen.Enum<Precision>(), Gen.Enum<Reduction>());

    private static readonly Gen<Declaration> ShortForm =
        from inputs in Size
        from hidden in Size.Array[0, 4]
        from activation in AnyActivation
        from output in Output
        from bias in Gen.Bool
        from initializer in AnyInitializer
        from options in Options
        select new Declaration(inputs,
        [
            .. hidden.Select(units => new DeclaredDense(units, activation, bias, initializer)),
            new DeclaredDense(output.Units, output.Output, bias, initializer),
        ])
        {
            Loss = output.Loss,
            Precision = options.Precision,
            Reduction = options.Reduction,
        };

    private static readonly Gen<DeclaredLayer> HiddenLayer = Gen.Frequency(
        (4, Gen.Select(Size, AnyActivation, Gen.Bool, AnyInitializer, (units, activation, bias, initializer) => (DeclaredLayer)new DeclaredDense(units, activation, bias, initializer))),
        (1, Gen.Double[0, 0.95].Select(rate => (DeclaredLayer)new DeclaredDropout(rate))));

    private static readonly Gen<Declaration> LongForm =
        from inputs in Size
        from hidden in HiddenLayer.Array[0, 5]
        from output in Output
        from bias in Gen.Bool
        from options in Options
        select new Declaration(inputs, [.. hidden, new DeclaredDense(output.Units, output.Output, bias)])
        {
            Loss = output.Loss,
            Precision = options.Precision,
            Reduction = options.Reduction,
            LongForm = true,
        };

    [Fact]
    public void Short_form() => Check(ShortForm);

    [Fact]
    public void Long_form() => Check(LongForm);

    // Ten declarations share a compilation: starting the compiler costs more than compiling one more of them.
    private static void Check(Gen<Declaration> declarations) =>
        declarations.Array[10].Sample(
            batch =>
            {
                using var compiled = new CompiledDeclarations(batch, analyze: true); // legal is silent
                for (int i = 0; i < batch.Length; i++)
                {
                    EmittedNetwork network = compiled.Create(i);
                    Assert.Equal(batch[i].ParameterCount, network.Parameters.Length);
                    foreach (int examples in BatchSizes)
                        Agreement.OfForwardAndGradient(network, Experiment.Conditioned(batch[i], examples, seed: examples));
                    if (batch[i].Layers.Any(layer => layer is DeclaredDropout)) continue; // their steps are DropoutTests' business
                    OptimizerCase optimizer = OptimizerCase.All[0];
                    Agreement.OfSteps(network, Experiment.Conditioned(batch[i], 3, seed: 1, optimizer, steps: 2), optimizer);
                }
            },
            iter: Extent.IsEverything ? 8 : 1,
            threads: 1,
            print: batch => string.Join("\n\n", batch.Select(declaration => declaration.ToString())));
}
