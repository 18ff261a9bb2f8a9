// An opponent that learns while the game runs: 60 frames a second, of which training may take one millisecond each. It is given nine tenths
// of that: the rest is for steps that take longer than those before.
// It watches shots fly past and learns where they will cross its line, from where they start and how fast they move.
using System.Diagnostics;
using System.Globalization;
using NetGen;

const int Shots = 4096, Frames = 180;
var frameTime = TimeSpan.FromSeconds(1.0 / 60);
TimeSpan most = TimeSpan.FromMilliseconds(1), budget = 0.9 * most;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Position and velocity at the start, in a field of 1 by 1 whose side walls reflect; the target is where x is 1.
float[] inputs = new float[3 * Shots], targets = new float[Shots];
var random = new Mt19937(1);
for (int shot = 0; shot < Shots; shot++)
{
    double height = random.NextDouble(), forward = 0.5 + random.NextDouble() / 2, upward = random.NextDouble() - 0.5;
    (inputs[3 * shot], inputs[3 * shot + 1], inputs[3 * shot + 2]) = ((float)height, (float)forward, (float)upward);
    targets[shot] = (float)Reflect(height + upward / forward);
}

var data = new Dataset<float>(3, 1, inputs, targets);
var opponent = new Opponent(seed: 1);
using var trainer = new Opponent.Trainer(opponent, new Adam(3e-3));
TrainingSession<Opponent, float> session = trainer.Begin(data, new SessionOptions { BatchSize = 32 });
double before = trainer.Evaluate(data).Loss;

// The first steps make the JIT compile them: while the game loads.
session.Train(10);
session.TrainFor(budget);

var times = new TimeSpan[Frames];
long next = Stopwatch.GetTimestamp();
for (int frame = 0; frame < Frames; frame++)
{
    // Here the game would read input, move and draw.
    long start = Stopwatch.GetTimestamp();
    session.TrainFor(budget);
    times[frame] = Stopwatch.GetElapsedTime(start);

    next += (long)(frameTime.TotalSeconds * Stopwatch.Frequency);
    TimeSpan rest = TimeSpan.FromSeconds((double)(next - Stopwatch.GetTimestamp()) / Stopwatch.Frequency);
    if (rest > TimeSpan.Zero) Thread.Sleep(rest);
}

double after = trainer.Evaluate(data).Loss;
Array.Sort(times);
Console.WriteLine($"{Frames} frames, {session.Steps:N0} steps of 32 shots, {session.Epochs} epochs");
Console.WriteLine($"loss {before:0.00000} -> {after:0.00000}");
Console.WriteLine($"training per frame: median {times[Frames / 2].TotalMilliseconds:0.000} ms, 99th percentile {times[Frames * 99 / 100].TotalMilliseconds:0.000} ms, worst {times[^1].TotalMilliseconds:0.000} ms");
Console.WriteLine($"frames above {most.TotalMilliseconds:0} ms: {times.Count(time => time > most)}, worst overrun of the time given {(times[^1] - budget).TotalMilliseconds:0.000} ms");

// How even the frames are is up to the machine; that the opponent has learned is not.
return after < before / 10 ? 0 : 1;

static double Reflect(double height)
{
    double folded = Math.Abs(height) % 2;
    return folded <= 1 ? folded : 2 - folded;
}

/// <summary>From height, forward and upward speed to the height at the other end.</summary>
[Network(3, 32, 32, 1, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class Opponent;
