using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>A process that trains is killed, again and again, at moments nobody has chosen.</summary>
public sealed class KillTests
{
    private const string FolderVariable = "NETGEN_TESTS_KILLED";

    /// <summary>How often: some ten times; fifty before a merge.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("NETGEN_TESTS_KILLS") ?? "12", CultureInfo.InvariantCulture);

    /// <summary>Ends with the parameters of a training that nobody has disturbed.</summary>
    [Fact]
    public async Task Goes_on_to_the_last_bit_after_being_killed_again_and_again()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName, undisturbed = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
        try
        {
            TimeSpan whole = await Run(undisturbed, TimeSpan.FromMinutes(2)) ?? throw new TimeoutException("The training does not end.");
            string expected = await File.ReadAllTextAsync(Result(undisturbed), Token);
            var random = new Random();
            int kills = 0, halfway = 0;
            while (kills < Kills)
            {
                // As likely in its first moment as in its last: how long it takes is up to the machine.
                if (await Run(folder, whole * random.NextDouble()) is null)
                {
                    kills++;
                    if (File.Exists(Checkpoint(folder))) halfway++;
                    continue;
                }

                // It came to the end: the next one begins anew.
                Assert.Equal(expected, await File.ReadAllTextAsync(Result(folder), Token));
                foreach (string file in Directory.GetFiles(folder)) File.Delete(file);
            }

            Assert.NotNull(await Run(folder, TimeSpan.FromMinutes(2)));
            Assert.Equal(expected, await File.ReadAllTextAsync(Result(folder), Token));
            // Kills that all hit a process that had not begun would prove nothing.
            Assert.InRange(halfway, Kills / 5, Kills);
            Assert.True(Directory.GetFiles(folder).Length <= 4, string.Join(' ', Directory.GetFiles(folder)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(undisturbed, recursive: true);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the killed process does: it comes before everything else of this assembly, and ends the process.</summary>
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A test project is no library.")]
    internal static void TrainIfToldTo()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { } folder) return;
        (LargeDouble network, LargeDouble.Trainer trainer) = Journey.Begin();
        Console.Out.WriteLine("begins");
        TrainingReport report = trainer.Fit(Journey.Data, Journey.Validation, Journey.Options with
        {
            Epochs = 60,
            EarlyStopping = new EarlyStopping { Patience = 100 },
            Checkpoint = new CheckpointOptions(Checkpoint(folder)) { EverySteps = 2 },
        });
        string beside = Result(folder) + ".new";
        File.WriteAllText(beside, Journey.Everything(network, trainer, report));
        File.Move(beside, Result(folder));
        Environment.Exit(0);
    }

    private static string Result(string folder) => Path.Combine(folder, "result");

    private static string Checkpoint(string folder) => Path.Combine(folder, "checkpoint");

    /// <summary>Runs the training and kills it some time after it has begun; how long it took, null when it was killed before its end.</summary>
    private static async Task<TimeSpan?> Run(string folder, TimeSpan life)
    {
        using Process process = ChildProcess.Start(FolderVariable, folder);
        Assert.Equal("begins", await process.StandardOutput.ReadLineAsync(Token));
        long begin = Stopwatch.GetTimestamp();
        try
        {
            await process.WaitForExitAsync(Token).WaitAsync(life, Token);
        }
        catch (TimeoutException)
        {
            process.Kill();
            await process.WaitForExitAsync(Token);
        }

        return File.Exists(Result(folder)) ? Stopwatch.GetElapsedTime(begin) : null;
    }
}
