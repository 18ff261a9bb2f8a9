using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Program;

/// <summary>A parameter of a program.</summary>
/// <param name="Tensor">Its values.</param>
/// <param name="Gradient">The gradient of the batch's loss with respect to it.</param>
/// <param name="Layer">What its layer is called in files.</param>
/// <param name="Number">The layer's number among those with parameters, from 1.</param>
/// <param name="Spec">What the layer says of it.</param>
internal sealed record ProgramParameter(Tensor Tensor, Tensor Gradient, string Layer, int Number, ParameterSpec Spec);

/// <summary>What a program keeps beside its parameters.</summary>
/// <param name="Tensor">Its values.</param>
/// <param name="Layer">What its layer is called in files.</param>
/// <param name="Spec">What the layer says of it.</param>
internal sealed record ProgramState(Tensor Tensor, string Layer, ParameterSpec Spec);
