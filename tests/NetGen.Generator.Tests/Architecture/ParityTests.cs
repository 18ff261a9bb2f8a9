using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The generator cannot reference the runtime, so it repeats its names: they stay equal.</summary>
public sealed class ParityTests
{
    [Fact]
    public void Precision_is_mirrored() => AssertMirrored<Precision, Model.Precision>();

    [Fact]
    public void Reduction_is_mirrored() => AssertMirrored<Reduction, Model.Reduction>();

    [Fact]
    public void Accuracy_is_mirrored() => AssertMirrored<Accuracy, Model.Accuracy>();

    [Fact]
    public void Kinds_of_parameters_are_mirrored() => AssertMirrored<ParameterKind, Model.Layers.ParameterKind>();

    [Fact]
    public void Strategies_are_mirrored() => AssertMirrored<Strategy, Generator.Lowering.Planning.Strategy>();

    /// <summary>The attribute of a kind has the parameters that the kind reads, of the types that it expects.</summary>
    [Fact]
    public void Every_kind_of_layer_has_its_attribute()
    {
        Assert.Equal(["Activate", "BatchNorm", "Dense", "Dropout", "Embedding", "Flatten", "LayerNorm", "PReLU"], LayerKinds.All.Where(kind => kind.HasAttribute).Select(kind => kind.Name).Order());
        foreach (LayerKind kind in LayerKinds.All.Where(kind => kind.HasAttribute))
        {
            Type attribute = Assert.IsAssignableFrom<Type>(typeof(NetworkAttribute).Assembly.GetType($"NetGen.{kind.Name}Attribute"));
            System.Reflection.ParameterInfo[] positional = attribute.GetConstructors().Where(one => !HasFunction(one)).Select(one => one.GetParameters()).MaxBy(one => one.Length)!;
            foreach (LayerParameter parameter in kind.Parameters)
            {
                Type? type = positional.FirstOrDefault(one => one.Name == parameter.Name)?.ParameterType ?? attribute.GetProperty(parameter.Name)?.PropertyType;
                Assert.Equal(TypeOf(parameter.Role), type);
            }

            Assert.Empty(positional.Select(one => one.Name).Except(kind.Parameters.Select(parameter => parameter.Name)));
            // Where an activation may be named, so may a method of the user's.
            System.Reflection.ConstructorInfo? other = attribute.GetConstructors().SingleOrDefault(HasFunction);
            Assert.Equal(kind.Parameters.Any(parameter => parameter.Role == LayerParameterRole.Activation), other is not null);
            Assert.Equal(
                other is null ? [] : positional.Select(one => one.ParameterType == typeof(Activation) ? ("function", typeof(string)) : (one.Name!, one.ParameterType)),
                other?.GetParameters().Select(one => (one.Name!, one.ParameterType)) ?? []);
        }
    }

    private static bool HasFunction(System.Reflection.ConstructorInfo constructor) => constructor.GetParameters().Any(one => one.Name == "function");

    /// <summary>The method of a kind has the kind's parameters beside tensors and a name, and may leave out what the kind may.</summary>
    [Fact]
    public void Every_kind_of_layer_has_its_method()
    {
        foreach (LayerKind kind in LayerKinds.All.Where(kind => kind.HasMethod))
        {
            System.Reflection.ParameterInfo[] parameters = [.. MethodOf(kind.Name).GetParameters().Where(parameter => parameter.Name != "name" && !IsTensor(parameter.ParameterType))];
            Assert.Equal(kind.Parameters.Select(parameter => parameter.Name.ToLowerInvariant()).Order(), parameters.Select(parameter => parameter.Name!.ToLowerInvariant()).Order());
            foreach (LayerParameter known in kind.Parameters)
            {
                System.Reflection.ParameterInfo parameter = parameters.Single(one => string.Equals(one.Name, known.Name, StringComparison.OrdinalIgnoreCase));
                Assert.Equal(TypeOf(known.Role), parameter.ParameterType);
                if (known.IsOptional) Assert.True(parameter.IsOptional, known.Name);
            }
        }
    }

    [Fact]
    public void Every_activation_has_its_method() =>
        Assert.All(Activations.All, activation => Assert.Equal(["input", "name"], MethodOf(activation.Name).GetParameters().Select(parameter => parameter.Name!)));

    /// <summary>Whoever runs one is told that it is not meant to be.</summary>
    [Fact]
    public void Methods_and_operators_are_never_run()
    {
        IEnumerable<System.Reflection.MethodInfo> methods = [.. typeof(NetGen.Layers).GetMethods(), .. typeof(NetGen.Tensor).GetMethods().Where(method => method.IsSpecialName)];
        Assert.All(methods.Where(method => method.IsStatic), method =>
        {
            Exception error = Assert.IsType<InvalidOperationException>(Assert.Throws<System.Reflection.TargetInvocationException>(() =>
                method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)])).InnerException);
            Assert.Equal("A [Layers] method is read by the compiler, never run.", error.Message);
        });
        Assert.Empty(typeof(NetGen.Tensor).GetConstructors());
    }

    private static System.Reflection.MethodInfo MethodOf(string name) =>
        Assert.Single(typeof(NetGen.Layers).GetMethods(), method => method.Name == name && IsTensor(method.ReturnType) && method.GetParameters().All(parameter => parameter.Name != "function"));

    private static bool IsTensor(Type type) => (type.GetElementType() ?? type) == typeof(NetGen.Tensor);

    [Fact]
    public void Every_layer_has_a_kind_and_is_lowered()
    {
        Type[] layers = [.. typeof(Model.Layers.Layer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Model.Layers.Layer)))];
        Assert.Equal(layers.OrderBy(type => type.Name), Model.Instances.Of<LayerLowering>().Select(lowering => lowering.Of).OrderBy(type => type.Name));
        Assert.Equal(layers.Length, LayerKinds.All.Count());
    }

    [Fact]
    public void Every_activation_is_declared_once() =>
        Assert.Equal(Enum.GetNames<Activation>().Order(), Activations.All.Select(activation => activation.Name).Order());

    [Fact]
    public void Every_loss_is_declared_once() =>
        Assert.Equal(Enum.GetNames<Loss>().Where(name => name != nameof(Loss.Auto)).Order(), Losses.All.Select(loss => loss.Name).Order());

    [Fact]
    public void Every_activation_names_an_initializer() =>
        Assert.All(Activations.All, activation => Assert.True(Enum.TryParse(activation.Initializer, out Initializer initializer) && initializer != Initializer.Auto));

    [Fact]
    public void Auto_is_the_first_member_and_zero()
    {
        Assert.Equal(0, (int)Loss.Auto);
        Assert.Equal(0, (int)Initializer.Auto);
    }

    [Fact]
    public void Rows_are_padded_alike()
    {
        for (int values = 1; values <= 600; values++)
        {
            Assert.Equal(Kernels.Padding.Of<float>(values), Generator.Lowering.Planning.Padding.Of(values, Model.Precision.Single));
            Assert.Equal(Kernels.Padding.Of<double>(values), Generator.Lowering.Planning.Padding.Of(values, Model.Precision.Double));
            Assert.Equal(Kernels.Padding.Stride<float>(values), Generator.Lowering.Planning.Padding.Stride(values, Model.Precision.Single));
            Assert.Equal(Kernels.Padding.Stride<double>(values), Generator.Lowering.Planning.Padding.Stride(values, Model.Precision.Double));
        }
    }

    private static Type TypeOf(LayerParameterRole role) => role switch
    {
        LayerParameterRole.Size => typeof(int),
        LayerParameterRole.Rate or LayerParameterRole.Number => typeof(double),
        LayerParameterRole.Activation => typeof(Activation),
        LayerParameterRole.Initializer => typeof(Initializer),
        _ => typeof(bool),
    };

    private static void AssertMirrored<TPublic, TMirror>()
        where TPublic : struct, Enum
        where TMirror : struct, Enum =>
        Assert.Equal(
            Enum.GetValues<TPublic>().Select(value => (value.ToString(), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))),
            Enum.GetValues<TMirror>().Select(value => (value.ToString(), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))));
}
