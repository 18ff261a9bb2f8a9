using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>A broken rule.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">What the rule's message names.</param>
internal sealed record Violation(Rule Rule, Place Place, EquatableArray<string> Arguments)
{
    public Violation(Rule rule, Place place, params string[] arguments)
        : this(rule, place, new EquatableArray<string>(arguments))
    {
    }
}
