using ScottPlot;

namespace NetGen.Reporting;

/// <summary>
/// The colours of charts. Classes and series have those of Okabe and Ito (2008) and two dark ones of Paul Tol, which people tell apart however they see
/// colours; every colour occurs once, so that a report finds it again and gives it its shade for a dark page.
/// </summary>
internal static class Palette
{
    public static readonly Color Paper = Color.FromHex("#FFFFFF");
    public static readonly Color Ink = Color.FromHex("#1F2933");
    public static readonly Color Muted = Color.FromHex("#5B6773");
    public static readonly Color Grid = Color.FromHex("#E3E7EB");
    public static readonly Color Blue = Color.FromHex("#0072B2");
    public static readonly Color Vermilion = Color.FromHex("#D55E00");

    private static readonly Color[] Series =
    [
        Blue, Vermilion, Color.FromHex("#009E73"), Color.FromHex("#CC79A7"), Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"),
        Color.FromHex("#332288"), Color.FromHex("#661100"),
    ];

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown,
    ];

    /// <summary>The names a report's style sheet knows the colours by, as they stand in SVG.</summary>
    public static IReadOnlyDictionary<string, string> Classes { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["white"] = "paper",
        [Ink.ToHex()] = "ink",
        [Muted.ToHex()] = "muted",
        [Grid.ToHex()] = "grid",
        [Series[0].ToHex()] = "c0",
        [Series[1].ToHex()] = "c1",
        [Series[2].ToHex()] = "c2",
        [Series[3].ToHex()] = "c3",
        [Series[4].ToHex()] = "c4",
        [Series[5].ToHex()] = "c5",
        [Series[6].ToHex()] = "c6",
        [Series[7].ToHex()] = "c7",
    };

    /// <summary>The colour of a class or series; after eight they begin again.</summary>
    public static Color Of(int series) => Series[series % Series.Length];

    /// <summary>The shape of a class's points: with the colours, forty classes differ.</summary>
    public static MarkerShape ShapeOf(int series) => Shapes[series % Shapes.Length];
}
