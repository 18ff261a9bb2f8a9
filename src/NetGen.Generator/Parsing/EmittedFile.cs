using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>A network and the file its text goes to.</summary>
/// <param name="HintName">Unique in the compilation, whatever the case of its letters: the compiler stops a generator that repeats one.</param>
/// <param name="Network">What is printed.</param>
internal sealed record EmittedFile(string HintName, NetworkSpec Network)
{
    private const string Extension = ".g.cs";

    /// <summary>Files for all networks of a compilation: the sanitised metadata name, numbered where two would get the same.</summary>
    public static ImmutableArray<EmittedFile> Assign(ImmutableArray<NetworkSpec> networks, CancellationToken cancellation)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<EmittedFile>.Builder files = ImmutableArray.CreateBuilder<EmittedFile>(networks.Length);
        foreach (NetworkSpec network in networks.OrderBy(static network => network.Type.MetadataName, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            string name = Sanitize(network.Type.MetadataName);
            string unique = name;
            for (int number = 2; !taken.Add(unique); number++) unique = name + "-" + number.ToString(CultureInfo.InvariantCulture);
            files.Add(new EmittedFile(unique + Extension, network));
        }

        return files.MoveToImmutable();
    }

    /// <summary>Letters, digits, dots and underscores; what joins a nested type to its outer one becomes a dot.</summary>
    private static string Sanitize(string metadataName)
    {
        StringBuilder name = new(metadataName.Length);
        foreach (char c in metadataName) name.Append(char.IsLetterOrDigit(c) || c is '.' or '_' ? c : c == '+' ? '.' : '_');
        return name.ToString();
    }
}
