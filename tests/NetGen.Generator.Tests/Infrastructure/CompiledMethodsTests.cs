using System.Reflection;
using System.Reflection.Emit;
using NetGen.Shared;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>What tests hear of the JIT is true.</summary>
public sealed class CompiledMethodsTests
{
    /// <summary>60,000 instructions are more than the JIT optimises, whatever is asked of it.</summary>
    [Theory]
    [InlineData(30, true)]
    [InlineData(30_000, false)]
    public void The_JIT_says_what_it_gave_up(int products, bool isOptimized)
    {
        using var methods = new CompiledMethods();
        string name = "Product" + Guid.NewGuid().ToString("N");
        Assert.Equal(1, Products(name, products)(1));
        CompiledMethod method = Assert.Single(methods.Collect(), method => method.Name == name);
        Assert.Equal(("Dynamic." + name, isOptimized, !isOptimized), (method.Type, method.IsOptimized, method.IsGivenUp));
    }

    /// <summary>A method that multiplies its argument by 1, so often.</summary>
    private static Func<int, int> Products(string name, int count)
    {
        TypeBuilder type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.RunAndCollect)
            .DefineDynamicModule(name).DefineType("Dynamic." + name, TypeAttributes.Public);
        MethodBuilder method = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(int), [typeof(int)]);
        method.SetImplementationFlags(MethodImplAttributes.AggressiveOptimization);
        ILGenerator body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        for (int i = 0; i < count; i++)
        {
            body.Emit(OpCodes.Ldc_I4_1);
            body.Emit(OpCodes.Mul);
        }

        body.Emit(OpCodes.Ret);
        return type.CreateType().GetMethod(name)!.CreateDelegate<Func<int, int>>();
    }
}
