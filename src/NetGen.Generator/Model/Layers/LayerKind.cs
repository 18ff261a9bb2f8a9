using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>A kind of layer as it is declared. One of these stands beside each layer; <see cref="LayerKinds"/> finds it there.</summary>
internal abstract class LayerKind
{
    /// <summary>The attribute without its last word: <c>Dense</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether there is an attribute for chains; layers that read several values have none.</summary>
    public virtual bool HasAttribute => true;

    /// <summary>Whether <c>NetGen.Layers</c> has a method of this name; else operators stand for it.</summary>
    public virtual bool HasMethod => true;

    /// <summary>What its attribute takes.</summary>
    public abstract IReadOnlyList<LayerParameter> Parameters { get; }

    /// <summary>The layer that an attribute declares.</summary>
    /// <param name="arguments">What is written; at least what has to be.</param>
    /// <param name="defaults">What the network says for all its layers.</param>
    public abstract Layer Create(LayerArguments arguments, LayerDefaults defaults);
}

/// <summary>A parameter of a layer's attribute.</summary>
/// <param name="Name">Its name in the constructor, or the property's.</param>
/// <param name="Role">What may be written.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
internal sealed record LayerParameter(string Name, LayerParameterRole Role, bool IsOptional = false);

/// <summary>What a parameter of a layer is, and so which values are legal.</summary>
internal enum LayerParameterRole
{
    /// <summary>A number of values: whole, from 1 to the largest width.</summary>
    Size,

    /// <summary>A probability in [0, 1).</summary>
    Rate,

    /// <summary>A member of <c>NetGen.Activation</c>, or the name of a method of the user's.</summary>
    Activation,

    /// <summary>A member of <c>NetGen.Initializer</c>.</summary>
    Initializer,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Any number.</summary>
    Number,
}

/// <summary>What the network says for all layers that do not say it themselves.</summary>
internal sealed record LayerDefaults(bool Bias, string Initializer);

/// <summary>An argument of a layer's attribute.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Position">Its place among the constructor's parameters; -1 where it is a property.</param>
/// <param name="Number">A number; 1 for true and 0 for false.</param>
/// <param name="Member">The name of an enum's member, or its number where there is none; empty for everything else.</param>
/// <param name="Function">The name of a method of the user's, where there may be an enum's member or that; else null.</param>
internal sealed record LayerArgument(string Name, int Position, double Number, string Member = "", string? Function = null);

/// <summary>The arguments of a layer's attribute, those that are written.</summary>
/// <param name="All">The arguments.</param>
/// <param name="Functions">The user's functions that the network may name.</param>
internal readonly record struct LayerArguments(EquatableArray<LayerArgument> All, EquatableArray<UserFunction> Functions = default)
{
    public LayerArgument? Find(string name) => All.FirstOrDefault(argument => argument.Name == name);

    public int Size(string name) => (int)this[name].Number;

    public double Number(string name) => this[name].Number;

    /// <summary>An activation, built in or the user's, the identity where none is written; one that is not legal computes nothing.</summary>
    public ActivationDefinition Activation(string name) => Find(name) switch
    {
        null => Activations.Find(Activations.Identity),
        { Function: { } function } => Functions.FirstOrDefault(own => own.Name == function && own.IsActivation)?.Activation ?? Activations.Unknown(function),
        { Member: var member } => Activations.FindOrUnknown(member),
    };

    public bool? Flag(string name) => Find(name) is { } argument ? argument.Number != 0 : null;

    private LayerArgument this[string name] => Find(name) ?? throw new InvalidOperationException($"{name} is not written.");
}
