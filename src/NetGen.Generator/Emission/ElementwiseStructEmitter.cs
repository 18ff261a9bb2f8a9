using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Emission;

/// <summary>Prints an elementwise function as a struct that kernels take as a type argument.</summary>
internal static class ElementwiseStructEmitter
{
    /// <param name="function">What is printed.</param>
    /// <param name="access">Who may see it: <c>public</c>, or <c>file</c>.</param>
    /// <param name="code">Where to print.</param>
    public static void Emit(ElementwiseFunction function, string access, CodeWriter code)
    {
        Quantity[] values = [.. function.Arguments.Where(static argument => !argument.IsLearned())];
        bool learns = values.Length < function.Arguments.Count;
        string contract = (values.Length, learns) switch
        {
            (1, false) => "IUnary",
            (2, false) => "IBinary",
            (3, false) => "ITernary",
            (1, true) => "IChannelUnary",
            (2, true) => "IChannelBinary",
            _ => throw new InvalidOperationException($"No kernel takes {function.Name}."),
        };
        IEnumerable<string> learned = learns ? [$"ChannelValues<TLanes, T> {Dialect.Learned}"] : [];
        string arguments = string.Join(", ", values.Select(static value => "TLanes " + Dialect.NameOf(value)).Concat(learned));

        code.Summary(function.Formula.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;") + ".");
        using (code.Braces($"{access} readonly struct {function.Name} : {contract}"))
        {
            code.Line("/// <inheritdoc/>");
            code.Line(CompilerHints.Inlined);
            string signature = $"public static TLanes Apply<TLanes, T>({arguments}) where TLanes : unmanaged, ILanes<TLanes, T> where T : unmanaged";
            var printer = new ExpressionPrinter(Dialect.Lanes);
            if (function.Body.RepeatedCalls().Count == 0)
            {
                code.Line(signature);
                code.Line($"    => {printer.Print(function.Body)};");
            }
            else
            {
                using CodeWriter.Block body = code.Braces(signature);
                var names = new Dictionary<string, int>();
                Expression result = function.Body.Share(call =>
                {
                    var variable = new Local(Unique(call.Function.ToString(), names));
                    code.Line($"TLanes {variable.Name} = {printer.Print(call)};");
                    return variable;
                });
                code.Line($"return {printer.Print(result)};");
            }
        }
        code.Line();
    }

    /// <summary>A function's name as that of a variable, numbered from the second on.</summary>
    private static string Unique(string function, Dictionary<string, int> names)
    {
        string name = char.ToLowerInvariant(function[0]) + function.Substring(1);
        names[name] = names.TryGetValue(name, out int count) ? count + 1 : 1;
        return names[name] == 1 ? name : name + names[name].ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
