// Deep networks with ways around their layers, beside a plain chain of the same layers: three spirals wound into each other, one class each.
using System.Globalization;
using NetGen;

const int PerClass = 200, Epochs = 150;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Dataset<float> train = Spirals(seed: 1), test = Spirals(seed: 2);
var options = new FitOptions { Epochs = Epochs, BatchSize = 32 };

Console.WriteLine("                 parameters   loss       accuracy on other points");
var chain = new Chain(seed: 1);
using var ofChain = new Chain.Trainer(chain, new Adam(2e-3));
double plain = Show("chain", Chain.ParameterCount, ofChain.Fit(train, options), ofChain.Evaluate(test));

var residual = new Residual(seed: 1);
using var ofResidual = new Residual.Trainer(residual, new Adam(2e-3));
double around = Show("residual", Residual.ParameterCount, ofResidual.Fit(train, options), ofResidual.Evaluate(test));

var concatenating = new Concatenating(seed: 1);
using var ofConcatenating = new Concatenating.Trainer(concatenating, new Adam(2e-3));
double joined = Show("concatenating", Concatenating.ParameterCount, ofConcatenating.Fit(train, options), ofConcatenating.Evaluate(test));

return around > 0.95 && joined > 0.95 && around > plain && joined > plain ? 0 : 1;

static double Show(string name, int parameters, TrainingReport report, Evaluation test)
{
    Console.WriteLine($"{name,-16} {parameters,10:N0}   {report.LossHistory[^1]:0.00000}    {test.Accuracy:P1}");
    return test.Accuracy;
}

// Each class is one arm of a spiral with some noise.
static Dataset<float> Spirals(int seed)
{
    var random = new Mt19937(seed);
    float[] inputs = new float[3 * PerClass * 2], targets = new float[3 * PerClass * 3];
    for (int i = 0; i < 3 * PerClass; i++)
    {
        int arm = i % 3;
        double along = 0.05 + 0.95 * random.NextDouble(), angle = 2 * Math.PI * (1.75 * along + arm / 3.0), noise = 0.02;
        inputs[2 * i] = (float)(along * Math.Cos(angle) + noise * (2 * random.NextDouble() - 1));
        inputs[2 * i + 1] = (float)(along * Math.Sin(angle) + noise * (2 * random.NextDouble() - 1));
        targets[3 * i + arm] = 1;
    }

    return new Dataset<float>(2, 3, inputs, targets);
}
