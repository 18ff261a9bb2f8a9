using NetGen.Generator.Lowering;
using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Emission;

/// <summary>Prints the file of a network: header, the class's other half, and the program it runs.</summary>
internal static class NetworkEmitter
{
    /// <exception cref="OperationCanceledException">The text is not wanted any more.</exception>
    public static string Emit(NetworkSpec spec, CancellationToken cancellation)
    {
        NetworkPlan plan = NetworkPlanner.Plan(spec);
        cancellation.ThrowIfCancellationRequested();

        var code = new CodeWriter();
        HeaderEmitter.Emit(plan, code);
        EmitClass(plan, code);
        cancellation.ThrowIfCancellationRequested();

        MicroEmitter? straight = plan.Program is MicroPlan lines ? new(lines, plan.ProgramName, spec.Precision, code) : null;
        code.Line();
        using (code.Braces("namespace NetGen.Emitted"))
        {
            code.Line("using global::System;");
            code.Line("using global::System.Runtime.CompilerServices;");
            code.Line("using global::NetGen.Kernels;");
            string name = plan.ProgramName, scalar = plan.Scalar;
            switch (plan.Program)
            {
                case MicroPlan: straight!.EmitOneExample(); break;
                case TiledPlan tiled: TiledEmitter.Emit(tiled, name, scalar, code); break;
            }
            code.Line();
            foreach (ElementwiseFunction function in plan.OwnFunctions) ElementwiseStructEmitter.Emit(function, "file", code);
            DescriptionEmitter.Emit(plan, code);
        }
        straight?.EmitExamples(cancellation);
        if (plan.Program is TiledPlan { Small: { } single }) SmallEmitter.Emit(single, plan.ProgramName, plan.Scalar, spec.Precision, code, cancellation);
        return code.ToString();
    }

    /// <summary>The types around the class, and the class in them.</summary>
    private static void EmitClass(NetworkPlan plan, CodeWriter code)
    {
        TypeSpec type = plan.Spec.Type;
        var blocks = new Stack<CodeWriter.Block>();
        if (type.Namespace.Length > 0)
        {
            blocks.Push(code.Braces($"namespace {type.Namespace}"));
            MemberEmitter.EmitAliases(type, code);
        }
        foreach (ContainerSpec container in type.Containers) blocks.Push(code.Braces($"partial {container.Keyword} {container.FullName}"));
        new MemberEmitter(plan, code).Emit();
        while (blocks.Count > 0) blocks.Pop().Dispose();
    }
}
