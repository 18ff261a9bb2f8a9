using System.Globalization;
using System.Numerics;
using System.Text;
using NetGen.Data;
using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>Tables, read in several ways; and read again by the options that come of it.</summary>
internal sealed class CsvReader(string folder) : Reader
{
    private const string Flowers = "id,length,width,colour,species\n1,5.1,3.5,red,setosa\n2,4.9,,blue,virginica\n3,6.2,2.9,red,setosa\n";

    private static readonly string[] Corpus =
    [
        "a,b,y\n1,2,3\n4,5,6\n", "a,b,y\n1.5,-2e3,0\n", "1,2,3\r\n4,5,6\r\n", "a;b;y\n1;2;3\n", "a;b;y\n1,5;2;3\n0,25;2;3\n", "a|b|y\n1|2|3\n", "a\tb\ty\n1,5\t2\t3\n",
        "\"a\",\"b, c\",\"y\"\n1,\"2\",3\n,NA,1\n", "junk\na,b,y\n1,2,3\n", " a , b , y \n 1 ,\t2 , 3 \n", Flowers,
        "x,y\ncat,1\ndog,2\ncat,3\n", "a,b,c,d,e,f,g,h,i,j,y\n0,1,2,3,4,5,6,7,8,9,10\n",
    ];

    private static readonly CsvOptions[] Ways =
    [
        new() { Delimiter = ',' },
        new(),
        new() { HasHeader = false },
        new() { HasHeader = false, Missing = MissingValues.Fill(0), MissingMarks = ["NA", "?"] },
        new() { TargetKind = TargetKind.Classes },
        new() { Categorical = [0], Missing = MissingValues.ColumnMean, MissingMarks = ["NA"] },
        new() { Exclude = [0], Targets = [1] },
        new() { Delimiter = ';' },
        new() { DecimalMark = ',', MissingMarks = [] },
        new() { Encoding = Encoding.Latin1, TargetKind = TargetKind.Classes, Missing = MissingValues.Fill(0) },
        new() { SkipRows = 1, Missing = MissingValues.Fill(-1) },
        new()
        {
            TargetKind = TargetKind.Classes,
            Classes = ["3", "6", "setosa", "virginica"],
            Categorical = [new CategoricalColumn(^2) { MissingClass = "?" }],
            Missing = MissingValues.ColumnMean,
            Exclude = ["id"],
        },
    ];

    private readonly string _path = Path.Combine(folder, "x.csv");

    public override string Name => "csv";

    public static byte[] Mutate(Dice dice)
    {
        byte[] table = Encoding.UTF8.GetBytes(dice.Of<string>(Corpus));
        for (int times = dice.Below(4); times > 0; times--) table = dice.OneIn(6) ? Bytes.Mutate(dice, table) : Tokens.Mutate(dice, table, Words.Table);
        if (!dice.OneIn(16)) return table;
        Encoding encoding = dice.Of(Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32);
        table = [.. encoding.GetPreamble(), .. Encoding.Convert(Encoding.UTF8, encoding, table)];
        return dice.OneIn(2) ? Bytes.Mutate(dice, table) : table;
    }

    public override FuzzInput Make(Dice dice) => new(Mutate(dice), dice.Below(Ways.Length * 32));

    public override object Load(FuzzInput input)
    {
        using var stream = new MemoryStream(input.File);
        CsvOptions options = Ways[input.Choice % Ways.Length];
        return input.Choice % 2 == 0 ? Csv.Read<double>(stream, options) : Csv.Read<float>(stream, options);
    }

    public override void Check(FuzzInput input, object loaded)
    {
        if (loaded is LoadedData<double> data) Check(input, data);
        else Check(input, (LoadedData<float>)loaded);
    }

    public override bool IsDocumented(Exception error) => error is DataFormatException or ArgumentException { ParamName: "options" };

    /// <summary>A comma may be a column, which has a name, a place in four lists and a list of its own.</summary>
    public override long MostBytes(FuzzInput input) => (1 << 20) + 700L * input.Length;

    /// <summary>Whether two tables are the same.</summary>
    public static bool AreSame<T>(LoadedData<T> first, LoadedData<T> second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        first.Data.Inputs.Span.SequenceEqual(second.Data.Inputs.Span) && first.Data.Targets.Span.SequenceEqual(second.Data.Targets.Span)
        && first.InputNames.SequenceEqual(second.InputNames) && first.TargetNames.SequenceEqual(second.TargetNames)
        && first.ClassNames.SequenceEqual(second.ClassNames);

    private void Check<T>(FuzzInput input, LoadedData<T> loaded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream(input.File);
        Require(AreSame(loaded, Csv.Read<T>(stream, loaded.OptionsForMore)), "the table is another one by its own options");
        int way = input.Choice % Ways.Length;
        if (Ways[way] is { Categorical.Count: 0, TargetKind: TargetKind.Numbers, HasHeader: true }) CheckReordered(loaded);
        if (way == 0) CheckAgainstLines(input.File, loaded);
        if (input.Choice / Ways.Length == 0) CheckStreamed(input.File, Ways[way], loaded);
    }

    /// <summary>Written with its columns from last to first it is the same.</summary>
    private static void CheckReordered<T>(LoadedData<T> loaded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var text = new StringBuilder();
        char delimiter = loaded.OptionsForMore!.Delimiter ?? ',', mark = loaded.OptionsForMore.DecimalMark ?? '.';
        Dataset<T> data = loaded.Data;
        for (int i = 0; i < loaded.OptionsForMore.SkipRows; i++) text.Append("skipped\n");
        Append([.. loaded.InputNames, .. loaded.TargetNames]);
        for (int row = 0; row < data.Count; row++)
        {
            T[] values = [.. data.Inputs.Span.Slice(row * data.InputSize, data.InputSize), .. data.Targets.Span.Slice(row * data.OutputSize, data.OutputSize)];
            Append([.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture).Replace('.', mark))]);
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        Require(AreSame(loaded, Csv.Read<T>(stream, loaded.OptionsForMore)), "the table is another one when its columns are written in another order");

        void Append(IEnumerable<string> fields) =>
            text.AppendJoin(delimiter, fields.Reverse().Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
    }

    /// <summary>Without quotes a table is lines that are cut at commas.</summary>
    private static void CheckAgainstLines<T>(byte[] file, LoadedData<T> loaded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (file.AsSpan().Contains((byte)'"') || file is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] or [0, 0, 0xfe, 0xff, ..]) return;
        if (file is [0xef, 0xbb, 0xbf, ..]) file = file[3..];
        IEnumerable<string> rows = Encoding.Latin1.GetString(file).Split('\r', '\n').Where(line => line.AsSpan().ContainsAnyExcept(' ', '\t')).Skip(1);
        IEnumerable<string> fields = rows.SelectMany(row => row.Split(',')).Select(field => field.Trim(' ', '\t'));
        T[] expected = [.. fields.Select(field => T.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture))];
        int width = loaded.Data.InputSize + 1;
        Require(expected.Length == width * loaded.Data.Count, "there are other fields than between commas");
        for (int i = 0; i < expected.Length; i++)
        {
            T actual = i % width == width - 1 ? loaded.Data.Targets.Span[i / width] : loaded.Data.Inputs.Span[i - i / width];
            Require(expected[i] == actual, "a value is another");
        }
    }

    /// <summary>Read while it is trained on it is the same; means are taken in another order.</summary>
    private void CheckStreamed<T>(byte[] file, CsvOptions options, LoadedData<T> loaded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        File.WriteAllBytes(_path, file);
        using CsvExamples<T> source = Csv.Open<T>(_path, options);
        T[] inputs = new T[loaded.Data.Inputs.Length], targets = new T[loaded.Data.Targets.Length];
        Require(source.InputNames.SequenceEqual(loaded.InputNames), "names are others row by row");
        Require(source.TargetNames.SequenceEqual(loaded.TargetNames), "names are others row by row");
        Require(source.Count == loaded.Data.Count && source.Read(inputs, targets) == loaded.Data.Count, "rows are others row by row");
        Require(targets.AsSpan().SequenceEqual(loaded.Data.Targets.Span), "targets are others row by row");
        for (int i = 0; i < inputs.Length; i++)
        {
            double expected = double.CreateChecked(loaded.Data.Inputs.Span[i]), actual = double.CreateChecked(inputs[i]);
            Require(expected == actual || options.Missing == MissingValues.ColumnMean, "a value is another row by row");
        }
    }
}
