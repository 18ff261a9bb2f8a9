using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>A network and the files its text goes to.</summary>
/// <param name="HintName">
/// The file to read, without extension. Unique in the compilation, whatever the case of its letters: the compiler stops a generator that repeats one.
/// </param>
/// <param name="ProgramName">What the printed program is called: unique among the networks of the compilation, whose programs stand in one namespace.</param>
/// <param name="Network">What is printed.</param>
internal sealed record EmittedFile(string HintName, string ProgramName, NetworkSpec Network)
{
    private const string ByWidth = ".Widths", Extension = ".g.cs";

    /// <summary>The file of the class and of what it computes.</summary>
    public string Main => HintName + Extension;

    /// <summary>The file of what is printed once for each width of registers.</summary>
    public string Widths => HintName + ByWidth + Extension;

    /// <summary>Files for all networks of a compilation: the sanitised metadata name, numbered where two would get the same.</summary>
    public static ImmutableArray<EmittedFile> Assign(ImmutableArray<NetworkSpec> networks, CancellationToken cancellation)
    {
        // As names of types, which two files may share whose own names differ.
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<EmittedFile>.Builder files = ImmutableArray.CreateBuilder<EmittedFile>(networks.Length);
        foreach (NetworkSpec network in networks.OrderBy(static network => network.Type.MetadataName, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            string name = Sanitize(network.Type.MetadataName);
            string unique = name;
            for (int number = 2; !IsFree(unique); number++) unique = name + "-" + number.ToString(CultureInfo.InvariantCulture);
            taken.Add(Identifier(unique));
            taken.Add(Identifier(unique + ByWidth));
            files.Add(new EmittedFile(unique, Identifier(unique) + "Program", network));
        }

        return files.MoveToImmutable();

        bool IsFree(string unique) => !taken.Contains(Identifier(unique)) && !taken.Contains(Identifier(unique + ByWidth));
    }

    private static string Identifier(string name) => name.Replace('.', '_').Replace('-', '_');

    /// <summary>Letters, digits, dots and underscores; what joins a nested type to its outer one becomes a dot.</summary>
    private static string Sanitize(string metadataName)
    {
        StringBuilder name = new(metadataName.Length);
        foreach (char c in metadataName) name.Append(char.IsLetterOrDigit(c) || c is '.' or '_' ? c : c == '+' ? '.' : '_');
        return name.ToString();
    }
}
