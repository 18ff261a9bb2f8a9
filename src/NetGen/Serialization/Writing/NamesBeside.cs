using System.Globalization;

namespace NetGen;

/// <summary>
/// The names of what stands beside a file while it is written. They are made from a hash of its name, which may already be as long as names can be.
/// </summary>
internal sealed class NamesBeside
{
    private const string TemporaryEnd = ".tmp";

    private readonly string _folder;
    private readonly string _stem;

    /// <summary>Names for a file.</summary>
    /// <param name="target">Its full path.</param>
    public NamesBeside(string target)
    {
        _folder = Path.GetDirectoryName(target) ?? target;
        _stem = string.Create(CultureInfo.InvariantCulture, $".netgen-{Hash(Path.GetFileName(target)):x16}");
    }

    /// <summary>The file that is locked.</summary>
    public string Lock => Path.Join(_folder, _stem + ".lock");

    /// <summary>A name that nobody has.</summary>
    public string Temporary() => Path.Join(_folder, $"{_stem}-{Path.GetRandomFileName()}{TemporaryEnd}");

    /// <summary>Deletes all temporary files of this very file. Whoever has the lock knows that nobody writes them any more.</summary>
    public void DeleteTemporaries()
    {
        try
        {
            // Hidden ones, too.
            var options = new EnumerationOptions { AttributesToSkip = default, MatchCasing = MatchCasing.CaseSensitive };
            foreach (string file in Directory.EnumerateFiles(_folder, $"{_stem}-*{TemporaryEnd}", options)) File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // They are in nobody's way, and the next one will try again.
        }
    }

    /// <summary>Fowler, Noll and Vo, 1a; the same in every process. Where two names are one file, so are their hashes.</summary>
    private static ulong Hash(string name)
    {
        bool ignoresCase = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();
        ulong hash = 0xcbf29ce484222325;
        foreach (char letter in ignoresCase ? name.ToUpperInvariant() : name) hash = (hash ^ letter) * 0x100000001b3;
        return hash;
    }
}
