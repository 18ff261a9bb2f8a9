namespace NetGen.Generator.Emission;

/// <summary>What a network becomes.</summary>
/// <param name="Main">The file to read: header, class, what it computes for one example, description.</param>
/// <param name="Widths">The file of what is printed once for each width of registers, or null.</param>
internal readonly record struct EmittedText(string Main, string? Widths);
