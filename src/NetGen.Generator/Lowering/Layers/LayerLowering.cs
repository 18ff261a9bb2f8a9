using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>
/// What a kind of layer computes, in operations. The one place where a layer's kind decides: every class that derives from this is found here.
/// </summary>
internal abstract class LayerLowering
{
    private static readonly Dictionary<Type, LayerLowering> ByLayer = Instances.Of<LayerLowering>().ToDictionary(static lowering => lowering.Of);

    /// <summary>The kind of layer.</summary>
    public abstract Type Of { get; }

    /// <summary>Functions of its own, that are neither activations nor losses: the runtime has them, with what leads back through them.</summary>
    public virtual IEnumerable<ElementwiseFunction> Functions => [];

    /// <summary>The functions of all kinds of layers.</summary>
    public static IEnumerable<ElementwiseFunction> AllFunctions => Arithmetic.All.Concat(ByLayer.Values.SelectMany(static lowering => lowering.Functions));

    /// <summary>Adds a layer's operations to a program.</summary>
    public static void Lower(Layer layer, ProgramBuilder program) => ByLayer[layer.GetType()].Add(layer, program);

    protected abstract void Add(Layer layer, ProgramBuilder program);
}

/// <summary>The same for layers of one type.</summary>
internal abstract class LayerLowering<TLayer> : LayerLowering
    where TLayer : Layer
{
    public sealed override Type Of => typeof(TLayer);

    protected sealed override void Add(Layer layer, ProgramBuilder program) => Lower((TLayer)layer, program);

    protected abstract void Lower(TLayer layer, ProgramBuilder program);
}
