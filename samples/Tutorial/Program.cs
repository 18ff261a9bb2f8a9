using Tutorial;

// Three classic first neural networks. Their authors published what their programs printed; here the same networks are
// three annotated classes, and every published digit has to come out again. Another seed (-- --seed 2) starts from other
// weights, so its digits must differ: then the program says so and ends with exit code 1.
if (!TryReadSeed(args, out int seed))
{
    Console.Error.WriteLine("usage: Tutorial [--seed N]");
    return 2;
}

var report = new Comparison(Console.Out);
SingleNeuron.Run(seed, report);
TwoLayers.Run(seed, report);
ThreeLayers.Run(seed, report);
return report.Conclude() ? 0 : 1;

static bool TryReadSeed(string[] args, out int seed)
{
    seed = 1;
    return args.Length == 0 || (args is ["--seed", string text] && int.TryParse(text, out seed));
}
