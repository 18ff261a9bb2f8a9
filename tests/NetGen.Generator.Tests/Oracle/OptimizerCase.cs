namespace NetGen.Generator.Tests.Oracle;

/// <summary>The product's optimizer beside the reference's, with the same hyper-parameters.</summary>
public sealed record OptimizerCase(string Name, Func<Optimizer> Product, Func<ReferenceOptimizer> Reference)
{
    /// <summary>All six, each plain and with everything it can do switched on. Named arguments: the names are promised too.</summary>
    public static IReadOnlyList<OptimizerCase> All { get; } =
    [
        new("sgd", () => new Sgd(learningRate: 0.05), () => new ReferenceSgd(0.05)),
        new("sgd, weight decay", () => new Sgd(learningRate: 0.05, weightDecay: 0.1), () => new ReferenceSgd(0.05, weightDecay: 0.1)),
        new("sgd, momentum", () => new Sgd(learningRate: 0.05, momentum: 0.9), () => new ReferenceSgd(0.05, 0.9)),
        new("sgd, Nesterov",
            () => new Sgd(learningRate: 0.05, momentum: 0.8, nesterov: true, weightDecay: 0.01), () => new ReferenceSgd(0.05, 0.8, true, 0.01)),
        new("adam", () => new Adam(learningRate: 0.01), () => new ReferenceAdam(0.01)),
        new("adam, tuned",
            () => new Adam(learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.1), () => new ReferenceAdam(0.02, 0.8, 0.95, 1e-3, 0.1)),
        new("adamw", () => new AdamW(learningRate: 0.01), () => new ReferenceAdamW(0.01)),
        new("adamw, tuned",
            () => new AdamW(learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.2), () => new ReferenceAdamW(0.02, 0.8, 0.95, 1e-3, 0.2)),
        new("rmsprop", () => new RmsProp(learningRate: 0.002), () => new ReferenceRmsProp(0.002)),
        new("rmsprop, tuned",
            () => new RmsProp(learningRate: 0.002, alpha: 0.9, epsilon: 1e-4, momentum: 0.5), () => new ReferenceRmsProp(0.002, 0.9, 1e-4, 0.5)),
        new("adagrad", () => new AdaGrad(learningRate: 0.01), () => new ReferenceAdaGrad(0.01)),
        new("adagrad, tuned", () => new AdaGrad(learningRate: 0.02, epsilon: 1e-2), () => new ReferenceAdaGrad(0.02, 1e-2)),
        new("rprop", () => new Rprop(learningRate: 0.01), () => new ReferenceRprop(0.01)),
        new("rprop, tuned",
            () => new Rprop(learningRate: 0.2, etaMinus: 0.4, etaPlus: 1.5, minStep: 0.1, maxStep: 0.25), () => new ReferenceRprop(0.2, 0.4, 1.5, 0.1, 0.25)),
    ];

    public override string ToString() => Name;
}
