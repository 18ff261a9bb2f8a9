using System.Text.Json;

namespace NetGen.Benchmarks.Quick;

/// <summary>The command line of the quick runs.</summary>
/// <param name="Verb"><c>quick</c> or <c>startup</c>.</param>
/// <param name="WithPeers">Whether other libraries take part.</param>
/// <param name="Only">What the names of workloads have to contain, or a part of the run; nothing else is measured then. Null for everything.</param>
/// <param name="JsonPath">Where the numbers go; null for nowhere.</param>
internal sealed record Options(string Verb, bool WithPeers, string? Only, string? JsonPath)
{
    public const string Usage = "usage: NetGen.Benchmarks quick [peers] [--only PART-OF-A-NAME|kernels|threads|populations|batches|long-training|layers|widths|first-calls] [--json FILE] | startup [--json FILE]";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Reads it; null when it is wrong.</summary>
    public static Options? Read(IEnumerable<string> arguments)
    {
        var options = new Options("quick", WithPeers: false, Only: null, JsonPath: null);
        using IEnumerator<string> words = arguments.GetEnumerator();
        while (words.MoveNext())
        {
            switch (words.Current)
            {
                case "quick": break;
                case "startup": options = options with { Verb = "startup" }; break;
                case "peers": options = options with { WithPeers = true }; break;
                case "--only" when words.MoveNext(): options = options with { Only = words.Current }; break;
                case "--json" when words.MoveNext(): options = options with { JsonPath = words.Current }; break;
                default: return null;
            }
        }

        return options;
    }

    /// <summary>Measures and prints. Returns the process's exit code.</summary>
    public int Run() => Verb == "startup" ? Startup.Run(this) : QuickRun.Run(this);

    /// <summary>Writes the numbers where they are wanted.</summary>
    public void Write<TResult>(TResult result)
    {
        if (JsonPath is not null) File.WriteAllText(JsonPath, JsonSerializer.Serialize(result, Indented));
    }
}
