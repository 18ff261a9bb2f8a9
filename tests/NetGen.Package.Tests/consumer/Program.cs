using System;
using System.IO;
using Consumer;
using NetGen;

// Every line printed here is compared between the JIT's run and the NativeAOT binary's.
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];
Xor xor = new(seed: 1);
using (Xor.Trainer trainer = new(xor, new Adam(learningRate: 0.05)))
{
    TrainingReport report = trainer.Fit(
        new Dataset<float>(Xor.InputSize, Xor.OutputSize, inputs, targets),
        new FitOptions { Epochs = 2000, BatchSize = 4 });
    Console.WriteLine($"xor loss {report.LossHistory[^1]:R}");
}

bool learned = true;
float[] outputs = new float[4];
xor.PredictBatch(inputs, outputs);
for (int row = 0; row < outputs.Length; row++)
{
    learned &= MathF.Round(outputs[row]) == targets[row];
    Console.WriteLine($"xor {inputs[2 * row]} {inputs[(2 * row) + 1]} = {outputs[row]:R}");
}

using (MemoryStream file = new())
{
    xor.Save(file);
    file.Position = 0;
    Xor again = Xor.Load(file);
    float[] answers = new float[4];
    again.PredictBatch(inputs, answers);
    learned &= answers.AsSpan().SequenceEqual(outputs);
    Console.WriteLine($"saved and loaded, {file.Length} bytes");
}

Tutorial tutorial = new();
using (Tutorial.Trainer trainer = new(tutorial, new Sgd(learningRate: 1)))
    Console.WriteLine($"tutorial loss {trainer.Step([0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1], [0, 1, 1, 0]):R}");

Digits digits = new();
float[] image = new float[Digits.InputSize];
float[] digit = new float[Digits.OutputSize];
for (int i = 0; i < image.Length; i++) image[i] = i % 5 / 4f;
digit[7] = 1;
using (Digits.Trainer trainer = new(digits, new Adam()))
    for (int step = 0; step < 50; step++) Console.WriteLine($"digits loss {trainer.Step(image, digit):R}");
learned &= digits.Classify(image) == 7;

Long network = new();
using (Long.Trainer trainer = new(network, new RmsProp()))
    Console.WriteLine($"long loss {trainer.Step(image.AsSpan(0, Long.InputSize), [1, 2, 3]):R}");

Console.WriteLine(learned ? "learned" : "NOT LEARNED");
return learned ? 0 : 1;
