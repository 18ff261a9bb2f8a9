namespace NetGen;

/// <summary>A file holds no parameters for the network that is to be loaded: it is damaged, or belongs to another network.</summary>
public sealed class NetworkFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what was found.</param>
    /// <param name="tensor">The tensor concerned; null when it is the file as a whole.</param>
    /// <param name="innerException">Where the trouble was noticed, if elsewhere.</param>
    public NetworkFileException(string message, string? tensor = null, Exception? innerException = null)
        : base(message, innerException) => Tensor = tensor;

    /// <summary>The tensor concerned; null when it is the file as a whole.</summary>
    public string? Tensor { get; }

    /// <summary>The exception for one tensor.</summary>
    internal static NetworkFileException About(string tensor, FormattableString trouble)
    {
        // The name may come from the file.
        string shown = Excerpt.Of(tensor, 100);
        return new NetworkFileException($"Tensor '{shown}' {FormattableString.Invariant(trouble)}.", shown);
    }
}
