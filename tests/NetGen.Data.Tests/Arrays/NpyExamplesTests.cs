using System.Text;
using System.Text.Json;

namespace NetGen.Data.Tests.Arrays;

/// <summary>Files of arrays that are read while they are trained on.</summary>
public sealed class NpyExamplesTests
{
    /// <summary>What NumPy writes, row by row, is what is read as a whole, whatever type and shape it has.</summary>
    [Fact]
    public void Rows_are_those_of_the_whole_array()
    {
        int read = 0;
        foreach (JsonElement file in JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Arrays/vectors/npy.json"))).RootElement.EnumerateArray())
        {
            byte[] bytes = file.GetProperty("file").GetBytesFromBase64();
            int[] shape = [.. file.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
            if (shape.Length == 0 || shape.Contains(0) || (file.GetProperty("name").GetString()!.Contains("Fortran", StringComparison.Ordinal) && shape.Length > 1)) continue;
            int width = shape.Skip(1).Aggregate(1, (product, length) => product * length);
            With(bytes, Floats(shape[0], 2), (inputs, targets) =>
            {
                foreach (int atOnce in (int[])[1, 2, 100])
                {
                    using NpyExamples<double> doubles = Npy.Open<double>(inputs, targets);
                    Assert.Equal((shape[0], width, 2), (doubles.Count, doubles.InputSize, doubles.OutputSize));
                    Assert.Equal(Npy.Read<double>(inputs).Values.ToArray(), Everything(doubles, atOnce).Inputs);
                    using NpyExamples<float> singles = Npy.Open<float>(inputs, targets);
                    Assert.Equal(Npy.Read<float>(inputs).Values.ToArray(), Everything(singles, atOnce).Inputs);
                    Assert.Equal(Npy.Read<float>(targets).Values.ToArray(), Everything(singles, atOnce).Targets);
                }
            });
            read++;
        }

        Assert.InRange(read, 15, 40);
    }

    [Fact]
    public void A_fit_is_that_of_the_dataset_bit_for_bit() => With(Floats(500, 6), Floats(500, 2, seed: 2), (inputs, targets) =>
    {
        var data = new Dataset<float>(6, 2, Npy.Read<float>(inputs).Values, Npy.Read<float>(targets).Values);
        var options = new FitOptions { Epochs = 3, BatchSize = 32, Shuffle = false };
        Streamed expected = new(), actual = new();
        using (var trainer = new Streamed.Trainer(expected, new Adam(0.01))) trainer.Fit(data, options);
        using (var trainer = new Streamed.Trainer(actual, new Adam(0.01)))
        {
            using NpyExamples<float> source = Npy.Open<float>(inputs, targets);
            TrainingReport report = trainer.Fit(source, data, options with { Schedule = new ConstantSchedule() });
            Assert.Equal((3, StopReason.Completed), (report.Epochs, report.Reason));
            Assert.Equal(3, report.ValidationHistory.Count);
        }

        float[] first = new float[Streamed.ParameterCount], second = new float[Streamed.ParameterCount];
        expected.CopyParametersTo(first);
        actual.CopyParametersTo(second);
        Assert.Equal(first, second);
    });

    [Theory]
    [InlineData("|b1", 2)]
    [InlineData("<u2", 7)]
    [InlineData(">u4", 7)]
    [InlineData("<u8", 7)]
    public void Labels_may_be_of_every_whole_type(string type, int classes) => With(Floats(20, 3), Labels(type, Enumerable.Range(0, 20).Select(row => row % classes)), (inputs, labels) =>
    {
        using NpyExamples<float> source = Npy.OpenClasses<float>(inputs, labels, classes);
        float[] targets = Everything(source, 6).Targets;
        Assert.Equal(Enumerable.Range(0, 20 * classes).Select(i => i / classes % classes == i % classes ? 1f : 0), targets);
    });

    [Fact]
    public void Labels_become_one_hot_targets() => With(Floats(2000, 3), Labels("<i8", Enumerable.Range(0, 2000).Select(row => row % 7)), (inputs, labels) =>
    {
        using NpyExamples<double> source = Npy.OpenClasses<double>(inputs, labels, classes: 7);
        double[] expected = [.. Enumerable.Range(0, 2000 * 7).Select(i => i / 7 % 7 == i % 7 ? 1.0 : 0)];
        Assert.Equal(expected, Everything(source, 300).Targets);
        Assert.Equal(expected, Everything(source, 5000).Targets);
    });

    /// <summary>Nineteen epochs of five hundred steps more cost nothing but their histories, of numbers that are converted and of those that are not.</summary>
    [Fact]
    public void Steps_allocate_nothing()
    {
        foreach (string type in (string[])["<f4", "<f8", ">i2"])
        {
            With(Numbers(type, 500, 6), Labels("|u1", Enumerable.Range(0, 500).Select(row => row % 2)), (inputs, labels) =>
            {
                foreach (bool shuffle in (bool[])[true, false])
                {
                    Allocated(1, shuffle);
                    Allocation.AssertAtMost(1024, () => Allocated(20, shuffle) - Allocated(1, shuffle));
                }

                long Allocated(int epochs, bool shuffle)
                {
                    using NpyExamples<float> source = Npy.OpenClasses<float>(inputs, labels, 2);
                    using var trainer = new Streamed.Trainer(new Streamed(), new Sgd(1e-6));
                    var options = new FitOptions { Epochs = epochs, BatchSize = 1, Shuffle = shuffle, ShuffleBuffer = 64 };
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    trainer.Fit(source, options);
                    return GC.GetAllocatedBytesForCurrentThread() - before;
                }
            });
        }
    }

    [Fact]
    public void Values_that_are_not_finite_are_errors_with_their_place()
    {
        byte[] bad = Floats(300, 4);
        BitConverter.GetBytes(float.NaN).CopyTo(bad, bad.Length - 300 * 16 + (200 * 4 + 3) * 4);
        With(bad, Floats(300, 1), (inputs, targets) =>
        {
            using NpyExamples<float> source = Npy.Open<float>(inputs, targets);
            DataFormatException error = Assert.Throws<DataFormatException>(() => Everything(source, 64));
            Assert.Equal(inputs, error.FileName);
            Assert.Contains("row 200, column 3 is NaN", error.Message, StringComparison.Ordinal);
            using NpyExamples<double> doubles = Npy.Open<double>(targets, inputs);
            Assert.Contains("row 200, column 3 is NaN", Assert.Throws<DataFormatException>(() => Everything(doubles, 64)).Message, StringComparison.Ordinal);
        });
        With(Numbers("<f8", 3, 2, scale: 1e300), Floats(3, 1), (inputs, targets) =>
        {
            // A double that a float cannot hold.
            using NpyExamples<float> source = Npy.Open<float>(inputs, targets);
            Assert.Throws<DataFormatException>(() => Everything(source, 64));
        });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Labels_that_are_no_class_are_errors_with_their_row(int label) => With(Floats(5, 2), Labels("<i4", [0, 1, 2, label, 0]), (inputs, labels) =>
    {
        using NpyExamples<float> source = Npy.OpenClasses<float>(inputs, labels, 3);
        DataFormatException error = Assert.Throws<DataFormatException>(() => Everything(source, 2));
        Assert.Equal(labels, error.FileName);
        Assert.Contains($"Labels must be from 0 to 2, but that of row 3 is {label}", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Files_that_do_not_fit_are_refused()
    {
        Refused(Floats(5, 2), Floats(4, 1), "Expected 5 rows");
        Refused(Floats(5, 2)[..^1], Floats(5, 1), "Expected 40 bytes behind the header, but got 39");
        Refused([.. Floats(5, 2), 0], Floats(5, 1), "Expected 40 bytes behind the header, but got 41");
        Refused(Floats(5, 2), [1, 2, 3], "ends within its header");
        Refused(Header("<f4", false, "()", 4), Floats(1, 1), "a single number");
        Refused(Header("<f4", false, "(0, 3)", 0), Floats(1, 1), "at least 1 row");
        Refused(Header("<f4", false, "(3, 0)", 0), Floats(1, 1), "at least 1 row");
        Refused(Header("<f4", true, "(2, 3)", 24), Floats(2, 1), "Fortran order");
        Refused(Header("<f4", false, "(2147483647, 65536)", 24), Floats(2, 1), "Expected 562949953159168 bytes");
        Refused(Header("<f4", false, "(1, 2147483647, 2147483647)", 24), Floats(1, 1), "more values than memory can hold");

        With(Floats(5, 2), Floats(5, 1), (inputs, targets) =>
            Assert.Contains("one whole number per row", Assert.Throws<DataFormatException>(() => Npy.OpenClasses<float>(inputs, targets, 3)).Message, StringComparison.Ordinal));
        With(Floats(5, 2), Labels("<f2", [0, 1, 2, 1, 0]), (inputs, targets) =>
            Assert.Contains("one whole number per row", Assert.Throws<DataFormatException>(() => Npy.OpenClasses<float>(inputs, targets, 3)).Message, StringComparison.Ordinal));
        With(Floats(5, 2), Numbers("<i4", 5, 2), (inputs, targets) =>
            Assert.Contains("one whole number per row", Assert.Throws<DataFormatException>(() => Npy.OpenClasses<float>(inputs, targets, 3)).Message, StringComparison.Ordinal));
        With(Floats(5, 2), Floats(5, 1), (inputs, targets) =>
        {
            Assert.Throws<FileNotFoundException>(() => Npy.Open<float>(inputs, targets + ".none"));
            Assert.Throws<ArgumentException>(() => Npy.Open<float>("", targets));
            Assert.Throws<ArgumentOutOfRangeException>("classes", () => Npy.OpenClasses<float>(inputs, targets, 1));
            Assert.Throws<ArgumentOutOfRangeException>("classes", () => Npy.OpenClasses<float>(inputs, targets, 65_537));
            Assert.Throws<NotSupportedException>(() => Npy.Open<Half>(inputs, targets));
            // A file that was refused is not held open.
            File.Delete(inputs);
        });
        TestFiles.With("x.npy.gz", TestFiles.Gzip(Floats(5, 2)), path =>
            Assert.Contains("compressed", Assert.Throws<DataFormatException>(() => Npy.Open<float>(path, path)).Message, StringComparison.Ordinal));

        static void Refused(byte[] inputs, byte[] targets, string message) => With(inputs, targets, (inputsPath, targetsPath) =>
            Assert.Contains(message, Assert.Throws<DataFormatException>(() => Npy.Open<float>(inputsPath, targetsPath)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_cut_short_meanwhile_is_an_error() => With(Floats(1000, 2), Floats(1000, 1), (inputs, targets) =>
    {
        if (OperatingSystem.IsWindows()) return;         // There the open file cannot be changed.
        using NpyExamples<float> source = Npy.Open<float>(inputs, targets);
        using (var file = new FileStream(inputs, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(4000);
        Assert.Contains("has become shorter", Assert.Throws<DataFormatException>(() => Everything(source, 100)).Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Nothing_is_read_when_it_is_disposed() => With(Floats(5, 2), Floats(5, 1), (inputs, targets) =>
    {
        NpyExamples<float> source = Npy.Open<float>(inputs, targets);
        source.Dispose();
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => source.Read(new float[2], new float[1]));
    });

    [Fact]
    public void Arguments_have_to_be_whole_rows() => With(Floats(5, 2), Floats(5, 1), (inputs, targets) =>
    {
        using NpyExamples<float> source = Npy.Open<float>(inputs, targets);
        Assert.Throws<ArgumentException>(nameof(inputs), () => source.Read(new float[3], new float[1]));
        Assert.Throws<ArgumentException>(nameof(targets), () => source.Read(new float[4], new float[1]));
    });

    private static (T[] Inputs, T[] Targets) Everything<T>(ExampleSource<T> source, int atOnce)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var all = (Inputs: new List<T>(), Targets: new List<T>());
        T[] inputs = new T[atOnce * source.InputSize], targets = new T[atOnce * source.OutputSize];
        source.Restart();
        for (int rows; (rows = source.Read(inputs, targets)) > 0;)
        {
            all.Inputs.AddRange(inputs.AsSpan(0, rows * source.InputSize));
            all.Targets.AddRange(targets.AsSpan(0, rows * source.OutputSize));
        }

        Assert.Equal(0, source.Read(inputs, targets));
        return ([.. all.Inputs], [.. all.Targets]);
    }

    private static void With(byte[] inputs, byte[] targets, Action<string, string> act) => TestFiles.With("x.npy", inputs, inputsPath =>
    {
        string targetsPath = Path.Combine(Path.GetDirectoryName(inputsPath)!, "y.npy");
        File.WriteAllBytes(targetsPath, targets);
        act(inputsPath, targetsPath);
    });

    private static byte[] Floats(int rows, int width, int seed = 1) => Numbers("<f4", rows, width, seed: seed);

    private static byte[] Labels(string type, IEnumerable<int> labels)
    {
        int[] all = [.. labels];
        return [.. Header(type, false, $"({all.Length},)", 0), .. all.SelectMany(label => Element(type, label))];
    }

    private static byte[] Numbers(string type, int rows, int width, double scale = 1, int seed = 1)
    {
        var random = new Mt19937(seed);
        return [.. Header(type, false, $"({rows}, {width})", 0), .. Enumerable.Range(0, rows * width).SelectMany(_ => Element(type, scale * 10 * random.NextNormal()))];
    }

    private static byte[] Element(string type, double value) => type switch
    {
        "<f4" => BitConverter.GetBytes((float)value),
        "<f8" => BitConverter.GetBytes(value),
        "<f2" => BitConverter.GetBytes((Half)value),
        "|u1" or "|b1" => [(byte)value],
        "<u2" => BitConverter.GetBytes((ushort)value),
        ">u4" => [.. BitConverter.GetBytes((uint)value).Reverse()],
        "<u8" => BitConverter.GetBytes((ulong)value),
        ">i2" => [.. BitConverter.GetBytes((short)value).Reverse()],
        "<i4" => BitConverter.GetBytes((int)value),
        "<i8" => BitConverter.GetBytes((long)value),
        _ => throw new ArgumentException(type),
    };

    private static byte[] Header(string type, bool fortran, string shape, int data)
    {
        string text = $"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}";
        text = text.PadRight(128 - 10 - 1) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. Encoding.ASCII.GetBytes(text), .. new byte[data]];
    }
}

[Network(6, 4, 2, Output = Activation.Identity)]
internal sealed partial class Streamed;
