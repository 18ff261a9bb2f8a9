using NetGen;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];
var network = new Xor(seed: 1);
using var trainer = new Xor.Trainer(network, new Adam(learningRate: 0.05));
trainer.Fit(new Dataset<float>(2, 1, inputs, targets), new FitOptions { Epochs = 2000, BatchSize = 4 });

bool learned = true;
foreach ((float a, float b) in new[] { (0f, 0f), (0f, 1f), (1f, 0f), (1f, 1f) })
{
    float answer = network.Predict(a, b);
    learned &= MathF.Round(answer) == (a != b ? 1 : 0);
    Console.WriteLine($"{a} xor {b} = {answer:0.000}");
}
return learned ? 0 : 1;

/// <summary>Two inputs, four hidden units, one output; sigmoid, bias and squared error are the defaults.</summary>
[Network(2, 4, 1)]
public partial class Xor;
