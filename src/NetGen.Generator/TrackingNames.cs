namespace NetGen.Generator;

/// <summary>The steps of the incremental pipeline, by the names under which tests find them.</summary>
internal static class TrackingNames
{
    /// <summary>Declarations, read; null where something cannot be read.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>The networks they declare; null where a rule is broken as well.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The networks that will be printed.</summary>
    public const string Networks = nameof(Networks);

    /// <summary>The networks with the names of their files.</summary>
    public const string Files = nameof(Files);

    /// <summary>Whether the built-in functions are asked for.</summary>
    public const string ElementwiseLibrary = nameof(ElementwiseLibrary);

    /// <summary>Files of the runtime printed with other words.</summary>
    public const string Templates = nameof(Templates);
}
