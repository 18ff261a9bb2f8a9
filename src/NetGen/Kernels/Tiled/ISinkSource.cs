namespace NetGen.Kernels;

/// <summary>Where the gradients of a training step go; asked only when the step is really taken, because its loss is finite.</summary>
/// <typeparam name="TSink">The sink.</typeparam>
internal interface ISinkSource<TSink>
{
    /// <summary>Begins the step.</summary>
    TSink Next();
}
