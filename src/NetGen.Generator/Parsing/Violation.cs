using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>A broken rule.</summary>
/// <param name="Id">Which.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">What the rule's message names.</param>
internal sealed record Violation(DiagnosticId Id, Place Place, EquatableArray<string> Arguments)
{
    public Violation(DiagnosticId rule, Place place, params string[] arguments)
        : this(rule, place, new EquatableArray<string>(arguments))
    {
    }
}
