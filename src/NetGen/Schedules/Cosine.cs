namespace NetGen;

/// <summary>Half a cosine between 1 and 0.</summary>
internal static class Cosine
{
    /// <summary>1 at 0, 0 at 1 and behind it.</summary>
    public static double Fall(double share) => (1 + Math.Cos(Math.PI * Math.Min(share, 1))) / 2;
}
