using System.Globalization;
using NetGen.Fuzz.Readers;
using NetGen.Fuzz.Running;

// Every reader of files under mutated files: whatever is in them, it takes little memory and time, and throws what the documentation names.
//
//     dotnet run -c Release --project tests/NetGen.Fuzz                                          all readers, 200,000 inputs each
//     dotnet run -c Release --project tests/NetGen.Fuzz -- --reader csv --inputs 1000000 --first 200000
//     dotnet run -c Release --project tests/NetGen.Fuzz -- --reader csv --seed 123               a single input, shown
//
// An input is nothing but its seed. Exit code 1 when something was found.
Dictionary<string, Func<string, Reader>> readers = new()
{
    ["network"] = _ => new NetworkReader(),
    ["scaled"] = _ => new ScaledReader(),
    ["scaler"] = _ => new ScalerReader(),
    ["checkpoint"] = folder => new CheckpointReader(folder),
    ["npy"] = folder => new NpyReader(folder),
    ["idx"] = folder => new IdxReader(folder),
    ["csv"] = folder => new CsvReader(folder),
    ["gz"] = folder => new GzipReader(folder),
};

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Dictionary<string, string> options = [];
for (int i = 0; i + 1 < args.Length; i += 2) options[args[i]] = args[i + 1];
string[] known = ["--reader", "--inputs", "--first", "--seed", "--threads"];
if (args.Length % 2 != 0 || options.Keys.Except(known).Any() || (options.TryGetValue("--reader", out string? only) && !readers.ContainsKey(only)))
{
    Console.Error.WriteLine($"Expected --reader {string.Join('|', readers.Keys)}, --inputs, --first, --threads or --seed, each with a value.");
    return 2;
}

string[] chosen = options.TryGetValue("--reader", out string? name) ? [name] : [.. readers.Keys];
if (options.TryGetValue("--seed", out string? seed))
{
    return chosen.All(each => OneInput.Show(readers[each], ulong.Parse(seed, CultureInfo.InvariantCulture))) ? 0 : 1;
}

ulong first = ulong.Parse(options.GetValueOrDefault("--first", "0"), CultureInfo.InvariantCulture);
long inputs = long.Parse(options.GetValueOrDefault("--inputs", "200000"), CultureInfo.InvariantCulture);
int threads = int.Parse(options.GetValueOrDefault("--threads", $"{Math.Min(Environment.ProcessorCount, 8)}"), CultureInfo.InvariantCulture);
int failed = chosen.Count(each => !new Campaign(readers[each], first, inputs, threads).Run());
Console.WriteLine($"{chosen.Length - failed} passed, {failed} failed");
return failed == 0 ? 0 : 1;
