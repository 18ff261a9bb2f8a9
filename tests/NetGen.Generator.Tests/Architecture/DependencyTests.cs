using System.Reflection;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The house keeps its rooms apart.</summary>
public sealed partial class DependencyTests
{
    [Fact]
    public void The_runtime_references_the_base_class_library_only() =>
        Assert.All(typeof(NetworkAttribute).Assembly.GetReferencedAssemblies(), AssertBaseClassLibrary);

    [Fact]
    public void The_generator_references_Roslyn_only() =>
        Assert.All(typeof(NetworkGenerator).Assembly.GetReferencedAssemblies(), reference =>
        {
            if (reference.Name is not ("Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp")) AssertBaseClassLibrary(reference);
        });

    /// <summary>What does not fit a screen is not read.</summary>
    [Fact]
    public void Files_and_lines_of_the_generator_are_short() => Assert.All(Repository.Sources("src/NetGen.Generator"), source =>
    {
        string[] lines = source.Value.Split('\n');
        Assert.True(lines.Length <= 300, $"{lines.Length} lines");
        Assert.All(lines, line => Assert.True(line.TrimEnd('\r').Length <= 160, line));
    });

    [Theory]
    [InlineData("src/NetGen")]
    [InlineData("src/NetGen.Data")]
    [InlineData("src/NetGen.Reporting")]
    public void Lines_of_the_libraries_are_read_to_their_end(string project) => Assert.All(
        Repository.Sources(project), source => Assert.All(source.Value.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 180, line)));

    [Fact]
    public void Generator_rooms()
    {
        // Rules without syntax are shared by generator and analyzers; whatever is behind the model is a pure function of it.
        string[] model = ["Model", "Model/Elementwise", "Model/Layers"];
        string[] program = [.. model, "Lowering/Program"], planning = [.. program, "Lowering/Planning"], kernels = [.. planning, "Lowering/Kernels"];
        string[] tiled = [.. kernels, "Lowering/Small"], lowering = [.. tiled, "Lowering/Micro", "Lowering/Tiled", "Lowering/Layers"];
        var allowed = new Dictionary<string, string[]>
        {
            ["Model"] = [],
            ["Model/Elementwise"] = ["Model"],
            ["Model/Layers"] = ["Model", "Model/Elementwise"],
            ["Lowering/Program"] = model,
            ["Lowering/Layers"] = program,
            ["Lowering/Planning"] = program,
            ["Lowering/Micro"] = planning,
            ["Lowering/Kernels"] = planning,
            ["Lowering/Small"] = kernels,
            ["Lowering/Tiled"] = tiled,
            ["Lowering"] = lowering,
            ["Emission"] = [.. lowering, "Lowering"],
            ["Parsing/Graphs"] = [.. model, Rooms.Roslyn],
            ["Parsing"] = [.. model, "Parsing/Graphs", Rooms.Roslyn],
            ["Diagnostics"] = [.. model, "Parsing", "Parsing/Graphs", "Lowering/Layers", "Lowering/Planning", Rooms.Roslyn],
            [Rooms.Entrance] = [.. model, "Parsing", "Emission", "Diagnostics", Rooms.Roslyn],
        };
        Assert.DoesNotContain(Rooms.Uses("src/NetGen.Generator", levels: 2), use => !allowed.TryGetValue(use.From, out string[]? rooms) || !rooms.Contains(use.To));
    }

    [Fact]
    public void Generator_rooms_know_no_cycle() => Assert.Empty(Rooms.Cycle(Rooms.Uses("src/NetGen.Generator", levels: 2)));

    /// <summary>What is asked for is found where it is.</summary>
    [Fact]
    public void Cycles_are_found()
    {
        Assert.Equal(["A", "B", "C", "B"], Rooms.Cycle([new("A", "B", "", ""), new("B", "C", "", ""), new("B", "D", "", ""), new("C", "B", "", "")]));
        Assert.Empty(Rooms.Cycle([new("A", "B", "", ""), new("A", "C", "", ""), new("B", "C", "", "")]));
    }

    [Fact]
    public void Files_are_short() => Assert.DoesNotContain(Repository.Sources("src/NetGen.Generator"), static file => file.Value.Split('\n').Length > 301);

    [Fact]
    public void Runtime_rooms()
    {
        // Everything a program can say in attributes is known everywhere but in the kernels.
        var allowed = new Dictionary<string, string[]>
        {
            ["Declaration"] = [],
            ["Kernels"] = [],
            ["Parameters"] = ["Kernels", "Declaration"],
            ["Contracts"] = ["Kernels", "Declaration", "Parameters"],
            ["Optimizers"] = ["Kernels", "Contracts"],
            ["Schedules"] = [],
            ["Serialization"] = ["Kernels", "Declaration", "Parameters", "Contracts"],
            ["Runtime"] = ["Kernels", "Declaration", "Parameters", "Contracts", "Serialization"],
            ["Training"] = ["Kernels", "Declaration", "Parameters", "Contracts", "Optimizers", "Schedules", "Serialization", "Runtime"],
        };
        // References from documentation do not bind anything.
        Assert.DoesNotContain(Rooms.Uses("src/NetGen"), use => !allowed.TryGetValue(use.From, out string[]? rooms) || !rooms.Contains(use.To));
    }

    /// <summary>A rule that nothing could break proves nothing: the rooms do see each other where they may.</summary>
    [Fact]
    public void Uses_are_found()
    {
        Assert.Contains(Rooms.Uses("src/NetGen.Generator"), use => use is { From: "Lowering", To: "Model", Type: "NetworkSpec" });
        Assert.Contains(Rooms.Uses("src/NetGen.Generator"), use => use is { From: "Parsing", To: Rooms.Roslyn });
        Assert.Contains(Rooms.Uses("src/NetGen.Generator", levels: 2), use => use is { From: "Lowering/Layers", To: "Model/Layers", Type: "DenseLayer" });
        Assert.Contains(Rooms.Uses("src/NetGen"), use => use is { From: "Optimizers", To: "Contracts", Type: "IUpdateRule" });
    }

    [Fact]
    public void Roslyn_is_named_only_where_it_is_allowed() =>
        Assert.DoesNotContain(
            Repository.Sources("src/NetGen.Generator").Where(file => file.Value.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            file => file.Key.Contains('/', StringComparison.Ordinal)
                && !file.Key.StartsWith("Parsing/", StringComparison.Ordinal) && !file.Key.StartsWith("Diagnostics/", StringComparison.Ordinal));

    [Fact]
    public void The_runtime_allocates_no_native_memory() =>
        Assert.DoesNotContain(Repository.Sources("src/NetGen"), file => NativeMemory().IsMatch(file.Value));

    [Fact]
    public void Pointers_stay_in_the_kernels() =>
        Assert.DoesNotContain(
            Repository.Sources("src/NetGen").Where(file => Unsafe().IsMatch(WithoutComments(file.Value))),
            file => !file.Key.StartsWith("Kernels/", StringComparison.Ordinal) && !file.Key.StartsWith("Parameters/", StringComparison.Ordinal));

    /// <summary>What the JIT measurements forbid: it is 75 times slower where the instruction is missing, or never expanded in large bodies.</summary>
    [Fact]
    public void The_runtime_avoids_the_slow_ways() =>
        Assert.DoesNotContain(Repository.Sources("src/NetGen"), file => SlowWays().IsMatch(WithoutComments(file.Value)));

    private static void AssertBaseClassLibrary(AssemblyName reference) =>
        Assert.True(reference.Name is "netstandard" or "mscorlib" or "System" || reference.Name!.StartsWith("System.", StringComparison.Ordinal), reference.FullName);

    private static string WithoutComments(string source) => Comments().Replace(source, "");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\bNativeMemory\b|\bAllocHGlobal\b|\bAllocCoTaskMem\b|\bVirtualAlloc\b|\bDllImport\b|\bLibraryImport\b")]
    private static partial Regex NativeMemory();

    [GeneratedRegex(@"\bunsafe\b|\bfixed\s*\(|\bUnsafe\.AsPointer\b")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\bFusedMultiplyAdd\b|\bVector<T>|\bVector<(float|double)>|\bVector(128|256|512)\.(Exp|Log|Load)\(")]
    private static partial Regex SlowWays();
}
