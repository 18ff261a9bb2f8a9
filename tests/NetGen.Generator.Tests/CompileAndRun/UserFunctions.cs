using System.Globalization;
using System.Reflection;
using System.Text;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Networks whose only layer applies a method of the user's to its inputs, or whose loss is one, beside the method itself.</summary>
public sealed class UserFunctions : IDisposable
{
    private readonly InMemoryCompilation _compilation;
    private readonly Func<string, EmittedNetwork> _create;

    /// <param name="methods">The methods, some of which are helpers.</param>
    /// <param name="activations">The names of those that are activations.</param>
    /// <param name="losses">The names of those that are losses.</param>
    public UserFunctions(string methods, string[] activations, string[] losses)
    {
        var text = new StringBuilder("using System; using NetGen; using NetGen.Generator.Tests.CompileAndRun;\nnamespace Own;\ninternal static partial class Functions\n{\n");
        text.AppendLine(methods);
        var names = new List<(string Name, string Scalar)>();
        foreach ((Precision precision, int size) in Shapes)
        {
            foreach (string activation in activations) Add(activation, $"[Network({size}, Bias = false, Precision = Precision.{precision})] [Dense({size}, nameof({activation}))]");
            foreach (string loss in losses)
                Add(loss, $"[Network({size}, Bias = false, Precision = Precision.{precision}, Reduction = Reduction.Sum, LossFunction = nameof({loss}))] [Dense({size}, Activation.Identity)]");

            void Add(string function, string attributes)
            {
                names.Add((NameOf(function, precision, size), precision == Precision.Single ? "float" : "double"));
                text.AppendLine(CultureInfo.InvariantCulture, $"{attributes} internal partial class {names[^1].Name};");
            }
        }

        text.AppendLine("}\n/// <summary>Makes them.</summary>\npublic static class Glue\n{\n/// <summary>Makes one.</summary>\npublic static EmittedNetwork Create(string name) => name switch\n{");
        foreach ((string name, string scalar) in names)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"\"{name}\" => new EmittedNetwork<Functions.{name}, {scalar}>(new Functions.{name}(), static (network, optimizer, options) => ")
                .AppendLine(CultureInfo.InvariantCulture, $"options is null ? new Functions.{name}.Trainer(network, optimizer) : new Functions.{name}.Trainer(network, optimizer, options)),");
        }
        text.AppendLine("_ => throw new ArgumentException(name),\n};\n}");
        _compilation = InMemoryCompilation.Of([text.ToString()], analyze: false);
        _create = _compilation.Assembly.GetType("Own.Glue", throwOnError: true)!.GetMethod("Create")!.CreateDelegate<Func<string, EmittedNetwork>>();
    }

    /// <summary>A micro network, and a small layer with its batches in tiles: in one precision each, and in both among the slow tests.</summary>
    public static IReadOnlyList<(Precision Precision, int Size)> Shapes { get; } = Extent.IsEverything
        ? [(Precision.Single, 4), (Precision.Single, 24), (Precision.Double, 4), (Precision.Double, 24)]
        : [(Precision.Single, 24), (Precision.Double, 4)];

    /// <summary>A network that hands its inputs to the function as they are.</summary>
    public EmittedNetwork Network(string function, Precision precision, int size)
    {
        EmittedNetwork network = _create(NameOf(function, precision, size));
        network.Parameters = [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1.0 : 0)];
        return network;
    }

    /// <summary>The method itself.</summary>
    public Func<double[], double> Method(string function)
    {
        MethodInfo method = _compilation.Assembly.GetType("Own.Functions", throwOnError: true)!.GetMethod(function, BindingFlags.Static | BindingFlags.NonPublic)!;
        bool isSingle = method.ReturnType == typeof(float);
        return values => Convert.ToDouble(
            method.Invoke(null, [.. values.Select(value => isSingle ? (float)value : (object)value)]), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _compilation.Dispose();

    private static string NameOf(string function, Precision precision, int size) => FormattableString.Invariant($"{function}{precision}{size}");
}
