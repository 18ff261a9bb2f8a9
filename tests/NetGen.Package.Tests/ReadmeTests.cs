using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator;

namespace NetGen.Package.Tests;

/// <summary>What the README says is so.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    public static TheoryData<int> SnippetNumbers => [.. Enumerable.Range(0, Snippet.All.Count)];

    [Theory]
    [MemberData(nameof(SnippetNumbers))]
    public void EverySnippetCompiles(int number) => Snippet.All[number].Compile();

    [Fact]
    public void TheFirstExampleIsAsShortAsPromisedAndLearns()
    {
        Snippet example = Snippet.All[0];
        Assert.InRange(example.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 10, 15);

        TextWriter before = Console.Out;
        string folder = Environment.CurrentDirectory;
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("netgen-readme-");
        using var output = new StringWriter();
        try
        {
            Environment.CurrentDirectory = temporary.FullName;
            Console.SetOut(output);
            example.Compile().EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(before);
            Environment.CurrentDirectory = folder;
            temporary.Delete(recursive: true);
        }
        Assert.Matches(@"^loss 0[.,]00\d\d, 1 xor 0 = (0[.,]9\d|1[.,]00)", output.ToString());
    }

    [Theory]
    [InlineData(typeof(NetworkAttribute))]
    [InlineData(typeof(FitOptions))]
    [InlineData(typeof(TrainerOptions))]
    [InlineData(typeof(LbfgsOptions))]
    public void EveryOptionHasARow(Type options)
    {
        IEnumerable<string> names = options.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite)
            .Select(property => property.Name);
        Assert.All(names, name => Assert.Contains($"| `{name}` |", Readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(Activation))]
    [InlineData(typeof(Loss))]
    [InlineData(typeof(Initializer))]
    public void EveryMemberHasARow(Type members) =>
        Assert.All(Enum.GetNames(members), name => Assert.Contains($"| `{name}` |", Readme, StringComparison.Ordinal));

    [Theory]
    [InlineData(typeof(Optimizer))]
    [InlineData(typeof(LearningRateSchedule))]
    public void EveryOneOfItsKindHasARowWithItsDefaults(Type kind)
    {
        Type[] members = [.. kind.Assembly.GetExportedTypes().Where(type => type.BaseType == kind)];
        Assert.NotEmpty(members);
        Assert.All(members, member =>
        {
            ConstructorInfo constructor = member.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
            string row = Row($"| `{member.Name}(");
            string[] written = row[(row.IndexOf('(') + 1)..row.IndexOf(")`", StringComparison.Ordinal)].Split(", ");
            Assert.Equal(constructor.GetParameters().Length, written.Length);
            foreach ((ParameterInfo parameter, string text) in constructor.GetParameters().Zip(written))
            {
                string[] parts = text.Split(" = ");
                Assert.Equal(parameter.Name, parts[0]);
                Assert.Equal(parameter.HasDefaultValue, parts.Length == 2);
                if (parameter.DefaultValue is double value)
                    Assert.Equal(value, double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            }
        });
    }

    [Fact]
    public void EveryDiagnosticHasARowUnderItsId()
    {
        DiagnosticDescriptor[] descriptors =
        [
            .. typeof(NetworkGenerator).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
                .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
                .Distinct(),
        ];
        Assert.NotEmpty(descriptors);
        Assert.All(descriptors, descriptor =>
        {
            string anchor = descriptor.Id.ToLowerInvariant();
            Assert.Contains(descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), Row($"| <a id=\"{anchor}\"></a>{descriptor.Id} |"), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("CHANGELOG.md")]
    public void EveryPathInTheDocumentsExists(string document)
    {
        IEnumerable<string> links = Link().Matches(Repository.Read(document)).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));
        IEnumerable<string> paths = CodePath().Matches(Repository.Read(document)).Select(match => match.Groups["path"].Value);
        Assert.All(links.Concat(paths), path =>
            Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{document} names {path}, which does not exist."));
    }

    private static string Row(string start) =>
        Readme.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(src|tests|samples)/[\w./]+)`")]
    private static partial Regex CodePath();
}
