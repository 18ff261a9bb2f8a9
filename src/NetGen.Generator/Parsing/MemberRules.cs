namespace NetGen.Generator.Parsing;

/// <summary>What the user's part of the class may contain, so that the generated part compiles beside it.</summary>
internal static class MemberRules
{
    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, NetworkShape shape)
    {
        // The members of a record or a static class are not the mistake.
        if ((declaration.Traits & (ClassTraits.Record | ClassTraits.Static)) != 0) yield break;

        TypeLink self = declaration.Chain[declaration.Chain.Count - 1];
        Place className = new Place.TypeName(declaration.Chain.Count - 1);
        if (GeneratedMembers.Generates(self.Name, shape)) yield return new(DiagnosticId.ClassNameCollision, className, self.Name);

        bool required = false;
        for (int i = 0; i < declaration.Members.Count; i++)
        {
            MemberDeclaration member = declaration.Members[i];
            Place place = new Place.Member(i);
            required |= member.Required;
            if (member.Required) yield return new(DiagnosticId.RequiredMember, place, self.Name, $"'{member.Name}'");
            if (member.Kind == MemberKind.PrimaryConstructor) yield return new(DiagnosticId.PrimaryConstructor, place, self.Name);
            else if (GeneratedMembers.SameConstructor(member, shape) is { } parameters)
                yield return new(DiagnosticId.OwnConstructor, place, self.Name, parameters);
            else if (GeneratedMembers.Collides(member, shape)) yield return new(DiagnosticId.MemberCollision, place, self.Name, member.Name);
        }

        if (!required && declaration.Traits.HasFlag(ClassTraits.InheritsRequired))
            yield return new(DiagnosticId.RequiredMember, className, self.Name, "those of its base class");
        if (declaration.Traits.HasFlag(ClassTraits.BaseNeedsArguments)) yield return new(DiagnosticId.BaseConstructor, className, self.Name);
    }
}
