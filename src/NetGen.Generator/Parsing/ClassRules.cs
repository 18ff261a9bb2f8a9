using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Which classes can be completed at all.</summary>
internal static class ClassRules
{
    public static IEnumerable<Violation> Check(NetworkDeclaration declaration)
    {
        EquatableArray<TypeLink> chain = declaration.Chain;
        int self = chain.Count - 1;
        string name = chain[self].Name;
        for (int i = 0; i <= self; i++)
        {
            if (!chain[i].Partial) yield return new(DiagnosticId.NotPartial, new Place.TypeName(i), chain[i].Name, name);
            if (chain[i].FileLocal) yield return new(DiagnosticId.FileLocal, new Place.Keyword(i, "file"), chain[i].Name);
        }

        ClassTraits traits = declaration.Traits;
        if (traits.HasFlag(ClassTraits.Record)) yield return new(DiagnosticId.Record, new Place.Keyword(self, "record"), name);
        if (traits.HasFlag(ClassTraits.Static)) yield return new(DiagnosticId.Static, new Place.Keyword(self, "static"), name);
        if (traits.HasFlag(ClassTraits.Abstract)) yield return new(DiagnosticId.Abstract, new Place.Keyword(self, "abstract"), name);
        if (traits.HasFlag(ClassTraits.Generic)) yield return new(DiagnosticId.Generic, new Place.TypeParameters(), name);
    }
}
