using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>Parts of a network as its declaration names them.</summary>
internal static class Declared
{
    public static DenseLayer Dense(int units, string activation, bool bias, string initializer) => new(units, Activations.Find(activation), bias, initializer);

    public static LossDefinition? Loss(string name) => name == Losses.Auto ? null : Losses.Find(name);
}
