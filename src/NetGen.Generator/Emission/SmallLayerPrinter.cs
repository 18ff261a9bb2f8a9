using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Lowering.Small;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints a layer in straight lines, for one example and one width of registers. Outputs lie along the lanes; a line for each input
/// broadcasts it and adds its products to one partial sum of every register: <c>a1</c> is number 1 of register a.
/// </summary>
/// <remarks>
/// The order of additions is the kernel's: bias, then the partial sums in pairs. Where all of them do not fit the machine's registers,
/// some pairs are finished before the next begin; wide layers are done some registers at a time. Neither changes the order.
/// </remarks>
internal sealed class SmallLayerPrinter
{
    private readonly SmallLayer _layer;
    private readonly RegisterTiling _registers;
    private readonly CodeWriter _code;
    private readonly ExpressionPrinter _expressions;
    private readonly string _scalar, _lanesType;

    /// <param name="layer">What is printed.</param>
    /// <param name="registers">How it lies in registers of one width.</param>
    /// <param name="precision">The network's.</param>
    /// <param name="code">Where to.</param>
    public SmallLayerPrinter(SmallLayer layer, RegisterTiling registers, Precision precision, CodeWriter code)
    {
        _layer = layer;
        _registers = registers;
        _code = code;
        _expressions = new ExpressionPrinter(Dialect.Vectors(precision));
        _scalar = precision == Precision.Single ? "float" : "double";
        _lanesType = $"Lanes{registers.Bits}<{_scalar}>";
    }

    public void Print()
    {
        string sums = _layer.Sums == 1 ? "" : $"; input i goes to partial sum i mod {_layer.Sums}";
        _code.Summary($"Layer {_layer.Number}, {_layer.Inputs} -> {_layer.Outputs}{sums}.".Replace("->", "-&gt;"));
        _code.Line(CompilerHints.OptimizedOnItsOwn);
        string[] parameters = ["input", "weights", .. _layer.HasBias ? ["bias"] : Array.Empty<string>(), "output"];
        using (_code.Braces($"private static void {_layer.Method}({string.Join(", ", parameters.Select(parameter => $"ref {_scalar} {parameter}"))})"))
        {
            _code.Line("V x;");
            if (_registers.Tiles is [var only]) Print(only);
            else
            {
                foreach (RegisterTile tile in _registers.Tiles)
                {
                    _code.Line();
                    _code.Line($"// outputs {tile.First * _registers.Lanes} to {Math.Min(_layer.Outputs, (tile.First + tile.Count) * _registers.Lanes) - 1}");
                    using (_code.Braces()) Print(tile);
                }
            }
            foreach (int output in _registers.Empty) _code.Line($"V.Zero.StoreUnsafe({At("output", output)});");
        }
    }

    /// <summary>Some registers of outputs, from the first input to the result.</summary>
    private void Print(RegisterTile tile)
    {
        Column[] columns = [.. Enumerable.Range(0, tile.Count).Select(i => new Column(((char)('a' + i)).ToString(), (tile.First + i) * _registers.Lanes))];
        if (_layer.Sums == 1) InOrder(columns);
        else InPairs(columns, tile.Passes);
        if (_layer.Activation is { IsIdentity: false } activation)
        {
            foreach (Column column in columns) _code.Line($"{column.Name} = {Apply(activation, column.Name)};");
        }
        foreach (Column column in columns) _code.Line($"{column.Name}.StoreUnsafe({At("output", column.First)});");
    }

    /// <summary>One sum per output, from the bias on.</summary>
    private void InOrder(Column[] columns)
    {
        foreach (Column column in columns)
            _code.Line($"V {column.Name} = {(_layer.HasBias ? Load("bias", column.First) : "V.Zero")};");
        for (int input = 0; input < _layer.Inputs; input++) Products(input, columns, "");
    }

    /// <summary>Partial sums, as many at a time as the plan says; then their total.</summary>
    private void InPairs(Column[] columns, IReadOnlyList<(int First, int End)> passes)
    {
        foreach ((int first, int end) in passes)
        {
            int[] numbers = [.. Enumerable.Range(first, end - first)];
            foreach (Column column in columns)
                _code.Line($"V {string.Join(", ", numbers.Select(number => $"{column.Name}{number} = V.Zero"))};");
            for (int input = first; input < _layer.Inputs; input++)
            {
                int number = input % _layer.Sums;
                if (number >= first && number < end) Products(input, columns, Text(number));
            }
            foreach (Column column in columns)
            {
                IEnumerable<string> pairs = numbers.Where(number => (number & 1) == 0)
                    .Select(number => number + 1 < end ? $"({column.Name}{number} + {column.Name}{number + 1})" : $"{column.Name}{number}");
                string before = first > 0 ? column.Name + " + " : _layer.HasBias ? Load("bias", column.First) + " + " : "";
                _code.Line($"{(first > 0 ? "" : "V ")}{column.Name} = {before}{string.Join(" + ", pairs)};");
            }
        }
    }

    /// <summary>The products of one input with its weights, added to one of the sums of every column.</summary>
    private void Products(int input, Column[] columns, string number)
    {
        IEnumerable<string> products = columns.Select(column =>
            $"{column.Name}{number} = MultiplyAddEstimate(x, {Load("weights", input * _layer.Stride + column.First)}, {column.Name}{number});");
        _code.Line($"x = Create({(input == 0 ? "input" : $"Add(ref input, {Text(input)})")}); {string.Join(" ", products)}");
    }

    /// <summary>A short function is printed; of a long one the struct that the kernels use is inlined.</summary>
    private string Apply(ElementwiseFunction function, string name) => function.IsShort
        ? _expressions.Print(function.Body.Exchange(part => part is Variable ? new Local(name) : null))
        : $"{function.Name}.Apply<{_lanesType}, {_scalar}>(new() {{ Vector = {name} }}).Vector";

    private static string Load(string name, int offset) => $"LoadUnsafe({At(name, offset)})";

    private static string At(string name, int offset) => offset == 0 ? $"ref {name}" : $"ref {name}, {Text(offset)}";

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A register of outputs.</summary>
    /// <param name="Name">A letter.</param>
    /// <param name="First">Its first output.</param>
    private readonly record struct Column(string Name, int First);
}
