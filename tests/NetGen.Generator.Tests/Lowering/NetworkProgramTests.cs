using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Lowering.Program;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.Lowering;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>What networks are lowered to, interpreted: losses and the gradients of parameters and inputs, with every activation and loss.</summary>
public sealed class NetworkProgramTests
{
    private const double H = 1e-5;
    private const int Examples = 2;

    public static TheoryData<string, string> Outputs
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (string activation in Activations.All.Select(activation => activation.Name).Where(name => name != Activations.Softmax))
            {
                foreach (string loss in (string[])["SquaredError", "AbsoluteError", "Huber"]) all.Add(activation, loss);
            }
            all.Add("Softmax", "CrossEntropy");
            all.Add("Sigmoid", "BinaryCrossEntropy");
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Gradients_are_the_differences_of_the_loss(string activation, string loss)
    {
        NetworkProgram program = Lower(loss, Declared.Dense(3, activation == "Softmax" ? "Tanh" : activation, true, "Auto"), new DropoutLayer(0.25), Declared.Dense(2, activation, false, "Auto"));
        Run run = new(program);
        run.Interpreter.Run([program.LossGradient, .. program.Backward, .. program.InputBackward]);
        foreach (ProgramParameter parameter in program.Parameters) run.Compare(parameter.Tensor, parameter.Gradient, at => at.Interpreter[program.Loss.Result][0]);
        run.Compare(program.Input, program.InputBackward[^1].Result, at => at.Interpreter[program.Loss.Result][0]);
    }

    /// <summary>From gradients that are given for the outputs: through the activation, also where the loss leaves it out.</summary>
    [Theory]
    [MemberData(nameof(Outputs))]
    public void Gradients_that_are_given_for_the_outputs(string activation, string loss)
    {
        NetworkProgram program = Lower(loss, Declared.Dense(3, "Tanh", true, "Auto"), Declared.Dense(2, activation, true, "Auto"));
        double[] given = [0.7, -1.3, 0.4, 0.9];
        Run run = new(program);
        // Where the loss is one of the outputs, backpropagation starts from what is given itself.
        run.Interpreter[program.Given] = given;
        if (program.GivenGradient.Count == 0) run.Interpreter[program.LossGradient.Result] = given;
        run.Interpreter.Run([.. program.GivenGradient, .. program.Backward, .. program.InputBackward]);
        double Total(Run at) => at.Interpreter[program.Output].Zip(given, (output, gradient) => output * gradient).Sum();
        foreach (ProgramParameter parameter in program.Parameters) run.Compare(parameter.Tensor, parameter.Gradient, Total);
        run.Compare(program.Input, program.InputBackward[^1].Result, Total);
    }

    /// <summary>Dropout before the first layer masks the gradient of its weights; the gradient of the input is never asked for while it is on.</summary>
    [Fact]
    public void The_gradient_of_the_input_leaves_out_dropout_that_comes_first()
    {
        NetworkProgram program = Lower("SquaredError", new DropoutLayer(0.5), new DropoutLayer(0.25), Declared.Dense(2, "Tanh", true, "Auto"));
        Operation last = Assert.Single(program.InputBackward);
        Assert.IsType<Contraction>(last);
        Assert.Equal(TensorRole.InputGradient, last.Result.Role);
        Assert.Contains("KeptKept", ((Contraction)program.Backward.First(operation => operation.Result.Role == TensorRole.ParameterGradient)).Left.Tensor.Name, StringComparison.Ordinal);
    }

    /// <summary>Prediction knows no dropout, and parameters come in logical order.</summary>
    [Fact]
    public void Prediction_is_the_forward_program_alone()
    {
        NetworkSpec spec = Spec("SquaredError", Declared.Dense(3, "ReLU", true, "Auto"), new DropoutLayer(0.5), Declared.Dense(2, "Identity", true, "Auto"));
        NetworkProgram program = NetworkLowering.Lower(spec);
        Assert.Contains(program.Forward, operation => operation is Dropout);
        Assert.DoesNotContain(program.Prediction.Operations, operation => operation is Dropout);
        Assert.Equal(["weights1", "bias1", "weights2", "bias2"], program.Parameters.Select(parameter => parameter.Tensor.Name));
        Assert.Equal(["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"], program.Parameters.Select(parameter => $"{parameter.Layer}.{parameter.Spec.Name}"));
    }

    private static NetworkProgram Lower(string loss, params Layer[] layers) => NetworkLowering.Lower(Spec(loss, layers));

    private static NetworkSpec Spec(string loss, params Layer[] layers) =>
        new(new TypeSpec("", new(), "N", "N", "N"), Shape.Vector(2), Node.Chain(layers), Declared.Loss(loss), Model.Precision.Double, Model.Reduction.Sum, Model.Accuracy.Accurate);

    /// <summary>A program with random values, run to its loss.</summary>
    private sealed class Run
    {
        private readonly NetworkProgram _program;
        private readonly Dictionary<Tensor, double[]> _values;

        public Run(NetworkProgram program)
        {
            var random = new Random(5);
            var sizes = new Interpreter(Examples);
            _program = program;
            _values = ((Tensor[])[program.Input, .. program.Parameters.Select(parameter => parameter.Tensor)]).ToDictionary(
                tensor => tensor, tensor => Enumerable.Range(0, sizes.CountOf(tensor)).Select(_ => 1.5 * random.NextDouble() - 0.75).ToArray());
            _values[program.Target] = [0.25, 0.75, 0.625, 0.375];
            Interpreter = Forward();
        }

        private Run(NetworkProgram program, Dictionary<Tensor, double[]> values)
        {
            (_program, _values) = (program, values);
            Interpreter = Forward();
        }

        public Interpreter Interpreter { get; }

        public void Compare(Tensor tensor, Tensor gradient, Func<Run, double> value)
        {
            double Moved(int index, double by)
            {
                double[] moved = [.. _values[tensor]];
                moved[index] += by;
                return value(new Run(_program, new(_values) { [tensor] = moved }));
            }

            double[] differences = [.. _values[tensor].Select((_, i) => (Moved(i, H) - Moved(i, -H)) / (2 * H))];
            Near.Equal(differences, Interpreter[gradient], 1e-8, () => $"{_program.Loss.Loss.Name}, gradient of {tensor}");
        }

        private Interpreter Forward()
        {
            var interpreter = new Interpreter(Examples);
            foreach (var value in _values) interpreter[value.Key] = value.Value;
            return interpreter.Run([.. _program.Forward, _program.Loss]);
        }
    }
}
