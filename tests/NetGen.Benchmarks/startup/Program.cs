using System.Diagnostics;
using NetGen;
using NetGen.Startup;

// Without arguments: one prediction and the end. With "time": how long a prediction and a training step take, in ns per example. With "save" and a
// path: writes a network there; with "load" and a path: how long the first thing takes that such a program does, in ms.
if (args is ["load", { } file])
{
    long start = Stopwatch.GetTimestamp();
    GC.KeepAlive(Classifier.Load(file));
    Console.Out.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:R}"));
    return;
}

var network = new Classifier();
if (args is ["save", { } path])
{
    network.Save(path);
    return;
}

float[] inputs = new float[32 * Classifier.InputSize], targets = new float[32 * Classifier.OutputSize], outputs = new float[Classifier.OutputSize];
for (int i = 0; i < inputs.Length; i++) inputs[i] = (i * 7 % 23 - 11) / 11f;
for (int row = 0; row < 32; row++) targets[row * Classifier.OutputSize + row % Classifier.OutputSize] = 1;
network.Predict(inputs.AsSpan(0, Classifier.InputSize), outputs);
if (args is not ["time"])
{
    Console.Out.WriteLine(outputs[0] > 0 ? "ok" : "not ok");
    return;
}

using var trainer = new Classifier.Trainer(network, new Sgd(0.01));
double predict = Fastest(() => network.Predict(inputs.AsSpan(0, Classifier.InputSize), outputs));
double step = Fastest(() => trainer.Step(inputs, targets)) / 32;
Console.Out.WriteLine(FormattableString.Invariant($"{predict:R} {step:R}"));

// Repetitions of about a millisecond; the first ones let the JIT do what it does.
static double Fastest(Action once)
{
    double fastest = double.PositiveInfinity;
    long count = 1;
    for (long end = Stopwatch.GetTimestamp() + Stopwatch.Frequency; Stopwatch.GetTimestamp() < end;)
    {
        long start = Stopwatch.GetTimestamp();
        for (long n = 0; n < count; n++) once();
        double nanoseconds = (Stopwatch.GetTimestamp() - start) * 1e9 / Stopwatch.Frequency / count;
        fastest = Math.Min(fastest, nanoseconds);
        count = Math.Max(1, (long)(1e6 / fastest));
    }

    return fastest;
}
