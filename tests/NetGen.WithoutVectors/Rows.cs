namespace NetGen.WithoutVectors;

/// <summary>The rows of the table.</summary>
internal static class Rows
{
    private const float LearningRate = 0.01f;

    public static IEnumerable<Row> All =>
    [
        PredictMicro(),
        StepMicro(1),
        StepMicro(4),
        StepMicro(64),
        PredictClassifier(),
        StepClassifier(1),
        StepClassifier(32),
        StepDigits(32),
    ];

    // Networks and trainers are called by their own members, as a program does that names its network.
    private static Row PredictMicro()
    {
        var network = new Micro();
        var plain = new PlainNetwork([3, 4, 1], classifies: false, Parameters(network.CopyParametersTo, Micro.ParameterCount));
        float[] x = Values(3), mine = new float[1], others = new float[1];
        return new("3-4-1 predict", Mine, n => Predict(plain, x, others, n), () => (mine[0], others[0]));

        void Mine(long count)
        {
            for (; count > 0; count--) network.Predict(x, mine);
        }
    }

    private static Row StepMicro(int batch)
    {
        var network = new Micro();
        var trainer = new Micro.Trainer(network, new Sgd(LearningRate));
        var plain = new PlainNetwork([3, 4, 1], classifies: false, Parameters(network.CopyParametersTo, Micro.ParameterCount));
        float[] x = Values(3 * batch), t = OneHot(batch, 1), mine = new float[1], others = new float[1];
        return new($"3-4-1 step, batch {batch}", Mine, n => Step(plain, x, t, n), Answer);

        void Mine(long count)
        {
            for (; count > 0; count--) trainer.Step(x, t);
        }

        (float Mine, float Loops) Answer()
        {
            network.Predict(x.AsSpan(0, 3), mine);
            plain.Predict(x.AsSpan(0, 3), others);
            return (mine[0], others[0]);
        }
    }

    private static Row PredictClassifier()
    {
        var network = new Classifier();
        var plain = new PlainNetwork([64, 64, 64, 10], classifies: true, Parameters(network.CopyParametersTo, Classifier.ParameterCount));
        float[] x = Values(64), mine = new float[10], others = new float[10];
        return new("64-64-64-10 predict", Mine, n => Predict(plain, x, others, n), () => (mine[0], others[0]));

        void Mine(long count)
        {
            for (; count > 0; count--) network.Predict(x, mine);
        }
    }

    private static Row StepClassifier(int batch)
    {
        var network = new Classifier();
        var trainer = new Classifier.Trainer(network, new Sgd(LearningRate));
        var plain = new PlainNetwork([64, 64, 64, 10], classifies: true, Parameters(network.CopyParametersTo, Classifier.ParameterCount));
        float[] x = Values(64 * batch), t = OneHot(batch, 10), mine = new float[10], others = new float[10];
        return new($"64-64-64-10 step, batch {batch}", Mine, n => Step(plain, x, t, n), Answer);

        void Mine(long count)
        {
            for (; count > 0; count--) trainer.Step(x, t);
        }

        (float Mine, float Loops) Answer()
        {
            network.Predict(x.AsSpan(0, 64), mine);
            plain.Predict(x.AsSpan(0, 64), others);
            return (mine[0], others[0]);
        }
    }

    private static Row StepDigits(int batch)
    {
        var network = new Digits();
        var trainer = new Digits.Trainer(network, new Sgd(LearningRate));
        var plain = new PlainNetwork([784, 128, 10], classifies: true, Parameters(network.CopyParametersTo, Digits.ParameterCount));
        float[] x = Values(784 * batch), t = OneHot(batch, 10), mine = new float[10], others = new float[10];
        return new($"784-128-10 step, batch {batch}", Mine, n => Step(plain, x, t, n), Answer);

        void Mine(long count)
        {
            for (; count > 0; count--) trainer.Step(x, t);
        }

        (float Mine, float Loops) Answer()
        {
            network.Predict(x.AsSpan(0, 784), mine);
            plain.Predict(x.AsSpan(0, 784), others);
            return (mine[0], others[0]);
        }
    }

    private static void Predict(PlainNetwork plain, float[] input, float[] output, long count)
    {
        for (; count > 0; count--) plain.Predict(input, output);
    }

    private static void Step(PlainNetwork plain, float[] inputs, float[] targets, long count)
    {
        for (; count > 0; count--) plain.Step(inputs, targets, LearningRate);
    }

    private static float[] Parameters(Copy copy, int count)
    {
        float[] parameters = new float[count];
        copy(parameters);
        return parameters;
    }

    /// <summary>Numbers between -1 and 1, the same in every run.</summary>
    private static float[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => (i * 37 % 101 - 50) / 50f)];

    /// <summary>A class for each example; of a single output 0 and 1 in turns.</summary>
    private static float[] OneHot(int examples, int size) =>
        [.. Enumerable.Range(0, examples * size).Select(i => (size == 1 ? i % 2 == 0 : i / size % size == i % size) ? 1f : 0f)];

    private delegate void Copy(Span<float> to);
}
