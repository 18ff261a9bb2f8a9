using NetGen.Generator.Lowering;
using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Emission;

/// <summary>Prints a network: header, the class's other half, and the program it runs.</summary>
internal static class NetworkEmitter
{
    /// <param name="spec">The declaration.</param>
    /// <param name="program">What the program is called.</param>
    /// <param name="cancellation">When the text is not wanted any more.</param>
    /// <exception cref="OperationCanceledException">The text is not wanted any more.</exception>
    public static EmittedText Emit(NetworkSpec spec, string program, CancellationToken cancellation)
    {
        NetworkPlan plan = NetworkPlanner.Plan(spec);
        cancellation.ThrowIfCancellationRequested();

        var code = new CodeWriter();
        HeaderEmitter.Emit(plan, code);
        EmitClass(plan, program, code);
        cancellation.ThrowIfCancellationRequested();

        code.Line();
        using (code.Braces("namespace NetGen.Emitted"))
        {
            code.Line("using global::System;");
            code.Line("using global::System.Runtime.CompilerServices;");
            code.Line("using global::NetGen.Kernels;");
            switch (plan.Program)
            {
                case MicroPlan micro: new MicroEmitter(micro, program, spec.Precision, code).EmitOneExample(); break;
                case TiledPlan tiled: TiledEmitter.Emit(tiled, program, plan.Scalar, code); break;
            }
            code.Line();
            foreach (ElementwiseFunction function in plan.UserFunctions) ElementwiseStructEmitter.Emit(function, "file", code);
            DescriptionEmitter.Emit(plan, code);
        }
        if (plan.Program is TiledPlan { Small: { } single }) SmallEmitter.Emit(single, program, plan.Scalar, spec.Precision, code, cancellation);
        return new(code.ToString(), EmitWidths(plan, program, cancellation));
    }

    /// <summary>What is the same text for each width of registers, or null where kernels of the runtime compute batches.</summary>
    private static string? EmitWidths(NetworkPlan plan, string program, CancellationToken cancellation)
    {
        if (plan.Program is not MicroPlan micro) return null;
        var code = new CodeWriter();
        HeaderEmitter.EmitOfWidths(plan, code);
        new MicroEmitter(micro, program, plan.Spec.Precision, code).EmitExamples(cancellation);
        return code.ToString();
    }

    /// <summary>The types around the class, and the class in them.</summary>
    private static void EmitClass(NetworkPlan plan, string program, CodeWriter code)
    {
        TypeSpec type = plan.Spec.Type;
        var blocks = new Stack<CodeWriter.Block>();
        if (type.Namespace.Length > 0)
        {
            blocks.Push(code.Braces($"namespace {type.Namespace}"));
            MemberEmitter.EmitAliases(type, code);
        }
        foreach (ContainerSpec container in type.Containers) blocks.Push(code.Braces($"partial {container.Keyword} {container.FullName}"));
        new MemberEmitter(plan, program, code).Emit();
        while (blocks.Count > 0) blocks.Pop().Dispose();
    }
}
