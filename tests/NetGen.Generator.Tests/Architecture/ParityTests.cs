using NetGen.Generator.Model.Elementwise;

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
            Assert.Equal(Kernels.Padding.Of<float>(values), Generator.Lowering.Padding.Of(values, Model.Precision.Single));
            Assert.Equal(Kernels.Padding.Of<double>(values), Generator.Lowering.Padding.Of(values, Model.Precision.Double));
            Assert.Equal(Kernels.Padding.Stride<float>(values), Generator.Lowering.Padding.Stride(values, Model.Precision.Single));
            Assert.Equal(Kernels.Padding.Stride<double>(values), Generator.Lowering.Padding.Stride(values, Model.Precision.Double));
        }
    }

    private static void AssertMirrored<TPublic, TMirror>()
        where TPublic : struct, Enum
        where TMirror : struct, Enum =>
        Assert.Equal(
            Enum.GetValues<TPublic>().Select(value => (value.ToString(), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))),
            Enum.GetValues<TMirror>().Select(value => (value.ToString(), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))));
}
