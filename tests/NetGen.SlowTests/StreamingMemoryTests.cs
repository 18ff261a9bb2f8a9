using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetGen.Data;

namespace NetGen.SlowTests;

/// <summary>A gigabyte of examples trains in less than 200 MB of memory, measured in a process that does nothing else.</summary>
public sealed class StreamingMemoryTests(ITestOutputHelper output)
{
    private const string FolderVariable = "NETGEN_SLOWTESTS_STREAM_FOLDER";
    private const long Gigabyte = 1 << 30;
    private const double MostMegabytes = 200;

    [Theory]
    [InlineData("npy")]
    [InlineData("csv")]
    public async Task A_gigabyte_trains_under_200_megabytes(string format)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-slow-");
        try
        {
            string data = Path.Combine(folder.FullName, "x." + format);
            if (format == "npy") WriteNpy(folder.FullName, Gigabyte);
            else WriteCsv(data, Gigabyte);
            Assert.True(new FileInfo(data).Length >= Gigabyte);

            (double megabytes, double first, double last) = await TrainElsewhere(folder.FullName);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format}: {megabytes:0} MB at most; loss {first:0.0000}, then {last:0.0000}"));
            Assert.InRange(megabytes, 10, MostMegabytes);
            Assert.True(last < 0.5 * first);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the process runs; on its own it only shows, on files of a hundred kilobytes, that training goes through.</summary>
    [Fact]
    public void Train_and_write_the_peak()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { } given)
        {
            Train(given);
            return;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-slow-");
        try
        {
            WriteNpy(folder.FullName, 100_000);
            string small = Train(folder.FullName);
            Assert.DoesNotContain("NaN", small, StringComparison.Ordinal);
            File.Delete(Path.Combine(folder.FullName, "x.npy"));
            WriteCsv(Path.Combine(folder.FullName, "x.csv"), 100_000);
            Assert.DoesNotContain("NaN", Train(folder.FullName), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Goes over the file of a folder once, and writes down the memory it took at most, and the loss before and after.</summary>
    private static string Train(string folder)
    {
        string npy = Path.Combine(folder, "x.npy");
        using ExampleSource<float> source = File.Exists(npy)
            ? Npy.Open<float>(npy, Path.Combine(folder, "y.npy"))
            : Csv.Open<float>(Path.Combine(folder, "x.csv"));
        float[] inputs = new float[1000 * Flat.InputSize], targets = new float[1000];
        source.Restart();
        int rows = source.Read(inputs, targets);
        var some = new Dataset<float>(Flat.InputSize, 1, inputs.AsMemory(0, rows * Flat.InputSize), targets.AsMemory(0, rows));
        using var trainer = new Flat.Trainer(new Flat(), new Adam(1e-3));
        double before = trainer.Evaluate(some).Loss;
        TrainingReport report = trainer.Fit(source, some, new FitOptions { BatchSize = 64 });
        string result = string.Create(
            CultureInfo.InvariantCulture, $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6} {before} {report.ValidationHistory[^1].Loss}");
        File.WriteAllText(Path.Combine(folder, "result.txt"), result);
        return result;
    }

    private static async Task<(double Megabytes, double First, double Last)> TrainElsewhere(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Under 'dotnet' the first argument is the assembly; as an executable of its own it is not.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(StreamingMemoryTests).Assembly.Location);
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(StreamingMemoryTests).FullName}.{nameof(Train_and_write_the_peak)}");
        start.Environment[FolderVariable] = folder;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        double[] numbers = [.. (await File.ReadAllTextAsync(Path.Combine(folder, "result.txt"), TestContext.Current.CancellationToken))
            .Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>Inputs of some size, and a target that a line explains, as <c>x.npy</c> and <c>y.npy</c>.</summary>
    private static void WriteNpy(string folder, long bytes)
    {
        int rows = (int)(bytes / (Flat.InputSize * sizeof(float))) + 1;
        using FileStream x = File.Create(Path.Combine(folder, "x.npy")), y = File.Create(Path.Combine(folder, "y.npy"));
        WriteHeader(x, rows, Flat.InputSize);
        WriteHeader(y, rows, 1);
        var random = new Random(1);
        float[] row = new float[Flat.InputSize], target = new float[1];
        for (int i = 0; i < rows; i++)
        {
            Fill(random, row, target);
            x.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(row));
            y.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(target));
        }
    }

    /// <summary>The same as text, a few thousand different rows over and over.</summary>
    private static void WriteCsv(string path, long bytes)
    {
        var random = new Random(1);
        float[] row = new float[Flat.InputSize], target = new float[1];
        byte[][] lines = new byte[4096][];
        for (int i = 0; i < lines.Length; i++)
        {
            Fill(random, row, target);
            lines[i] = Encoding.ASCII.GetBytes(string.Join(',', row.Append(target[0]).Select(value => value.ToString(CultureInfo.InvariantCulture))) + "\n");
        }

        using FileStream file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, Flat.InputSize + 1).Select(i => $"c{i}")) + "\n"));
        while (file.Position < bytes) file.Write(lines[random.Next(lines.Length)]);
    }

    private static void Fill(Random random, float[] row, float[] target)
    {
        float sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = 2 * random.NextSingle() - 1;
            sum += i % 2 == 0 ? row[i] : -row[i];
        }

        target[0] = sum / 4;
    }

    private static void WriteHeader(FileStream file, int rows, int columns)
    {
        string text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}".PadRight(117) + "\n";
        file.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. Encoding.ASCII.GetBytes(text)]);
    }
}

[Network(32, 8, 1, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class Flat;
