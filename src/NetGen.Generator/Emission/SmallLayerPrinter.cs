using NetGen.Generator.Lowering;
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
    private readonly Precision _precision;
    private readonly CodeWriter _code;
    private readonly ExpressionPrinter _expressions;
    private readonly int _lanes, _sumsAtOnce;
    private readonly string _scalar, _lanesType;

    /// <param name="layer">What is printed.</param>
    /// <param name="bits">The width of registers.</param>
    /// <param name="precision">Decides how many values fit one.</param>
    /// <param name="code">Where to.</param>
    public SmallLayerPrinter(SmallLayer layer, int bits, Precision precision, CodeWriter code)
    {
        _layer = layer;
        _precision = precision;
        _code = code;
        _expressions = new ExpressionPrinter(Dialect.Vectors(precision));
        _lanes = bits / 8 / (precision == Precision.Single ? sizeof(float) : sizeof(double));
        _scalar = precision == Precision.Single ? "float" : "double";
        _lanesType = $"Lanes{bits}<{_scalar}>";
        _sumsAtOnce = bits == 512 ? UnrollPolicy.SumsAt512 : UnrollPolicy.SumsAt256;
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

            // A register that holds nothing but padding is not computed; it is zero, since backpropagation reads it.
            int registers = (_layer.Outputs + _lanes - 1) / _lanes, most = _layer.Sums == 1 ? _sumsAtOnce : UnrollPolicy.SplitRegisters;
            int tiles = (registers + most - 1) / most;
            if (tiles == 1) Tile(0, registers);
            for (int tile = 0, first = 0; tiles > 1 && tile < tiles; tile++)
            {
                int end = (registers * (tile + 1) + tiles - 1) / tiles;
                _code.Line();
                _code.Line($"// outputs {first * _lanes} to {Math.Min(_layer.Outputs, end * _lanes) - 1}");
                using (_code.Braces()) Tile(first, end - first);
                first = end;
            }
            for (int column = registers * _lanes; column < Padding.Of(_layer.Outputs, _precision); column += _lanes) _code.Line($"V.Zero.StoreUnsafe({At("output", column)});");
        }
    }

    /// <summary>Some registers of outputs, from the first input to the result.</summary>
    private void Tile(int first, int count)
    {
        Column[] columns = [.. Enumerable.Range(0, count).Select(i => new Column(((char)('a' + i)).ToString(), (first + i) * _lanes))];
        if (_layer.Sums == 1) InOrder(columns);
        else InPairs(columns);
        if (_layer.Activation is { } activation)
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

    /// <summary>Partial sums, as many at a time as there are registers for; then their total.</summary>
    private void InPairs(Column[] columns)
    {
        int atOnce = _layer.Sums, sums = Math.Min(_layer.Sums, _layer.Inputs);
        while (atOnce * columns.Length > _sumsAtOnce) atOnce /= 2;
        for (int first = 0; first < sums; first += atOnce)
        {
            int end = Math.Min(first + atOnce, sums);
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
