using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Emission;

/// <summary>Prints an elementwise function as a struct, the type argument of the kernels that apply it.</summary>
internal static class ElementwiseStructEmitter
{
    /// <param name="function">What is printed.</param>
    /// <param name="access">Who sees it: <c>public</c>, or <c>file</c>.</param>
    /// <param name="code">Where to.</param>
    public static void Emit(ElementwiseFunction function, string access, CodeWriter code)
    {
        const string inline = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";
        string contract = function.Arguments.Count switch { 1 => "IUnary", 2 => "IBinary", _ => "ITernary" };
        string arguments = string.Join(", ", function.Arguments.Select(argument => "TLanes " + Dialect.NameOf(argument)));

        code.Summary(function.Formula.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;") + ".");
        using (code.Braces($"{access} readonly struct {function.Name} : {contract}"))
        {
            code.Line("/// <inheritdoc/>");
            code.Line(inline);
            string signature = $"public static TLanes Apply<TLanes, T>({arguments}) where TLanes : unmanaged, ILanes<TLanes, T> where T : unmanaged";
            var printer = new ExpressionPrinter(Dialect.Lanes);
            IReadOnlyList<Call> repeated = function.Body.RepeatedCalls();
            if (repeated.Count == 0)
            {
                code.Line(signature);
                code.Line($"    => {printer.Print(function.Body)};");
            }
            else
            {
                using (code.Braces(signature))
                {
                    Expression body = function.Body;
                    foreach (Call call in repeated)
                    {
                        string name = call.Function.ToString();
                        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
                        code.Line($"TLanes {name} = {printer.Print(call)};");
                        body = body.Exchange(part => part == call ? new Local(name) : null);
                    }
                    code.Line($"return {printer.Print(body)};");
                }
            }
        }
        code.Line();
    }
}
