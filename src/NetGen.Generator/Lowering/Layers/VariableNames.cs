using System.Globalization;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>
/// What emitted code calls the values of a node, after what the declaration calls the node: small letters and digits, a digit last. Names that are made of it
/// go on with a capital letter or an underscore, so that no two are the same.
/// </summary>
internal sealed class VariableNames
{
    /// <summary>What emitted code counts itself.</summary>
    private static readonly string[] Counted =
        ["x", "y", "t", "p", "g", "a", "b", "v", "target", "given", "loss", "logit", "output", "hidden", "weights", "bias", "power", "largest", "total"];

    private readonly HashSet<string> _taken = [];

    /// <summary>
    /// What a layer's parameter is called: with an underscore before its number, which no node has, unless nodes keep away from the name. What layer 11 learns
    /// as 'a' is not what layer 1 learns as 'a1'.
    /// </summary>
    public static string Numbered(string variable, int number) =>
        variable + (Counted.Contains(variable) ? "" : "_") + number.ToString(CultureInfo.InvariantCulture);

    /// <param name="label">What the declaration calls the node.</param>
    /// <param name="position">Which node it is, from 0.</param>
    public string Of(string label, int position)
    {
        string number = (position + 1).ToString(CultureInfo.InvariantCulture);
        string name = new([.. label.ToLowerInvariant().Select(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : 'z')]);
        if (name[0] is >= '0' and <= '9' || Counted.Contains(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'))) name = "node" + name;
        if (name[name.Length - 1] is not (>= '0' and <= '9')) name += "n" + number;
        while (!_taken.Add(name)) name += "n" + number;
        return name;
    }
}
