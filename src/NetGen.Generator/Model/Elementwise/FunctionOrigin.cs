namespace NetGen.Generator.Model.Elementwise;

/// <summary>Who wrote a function.</summary>
internal enum FunctionOrigin
{
    /// <summary>It is one of the runtime's.</summary>
    BuiltIn,

    /// <summary>It is a method of the user's, printed with the network.</summary>
    User,

    /// <summary>Nobody: what is written names no function that could be used.</summary>
    Unknown,
}

/// <summary>Names of what is printed.</summary>
internal static class FunctionOrigins
{
    /// <summary>
    /// The name of a printed function: of the user's with an underscore before what it is, so that no two are the same and none is called like a built-in one.
    /// </summary>
    public static string StructName(this FunctionOrigin origin, string name, string role) =>
        origin == FunctionOrigin.User ? $"{name}_{role}" : role == "Forward" ? name : name + role;

    /// <summary>What is said of a printed function: a formula, or, where only the user knows that, the name.</summary>
    public static string Says(this FunctionOrigin origin, string name, string formula) => origin == FunctionOrigin.User ? $"{name}, {formula}" : formula;
}
