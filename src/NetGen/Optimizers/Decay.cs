namespace NetGen;

/// <summary>Where weight decay goes in an update rule: a type, so that what is not there costs nothing.</summary>
internal interface IDecay;

/// <summary>There is none.</summary>
internal readonly struct NoDecay : IDecay;

/// <summary>Into the gradient: Adam, and descent with momentum.</summary>
internal readonly struct CoupledDecay : IDecay;

/// <summary>Beside it: AdamW.</summary>
internal readonly struct DecoupledDecay : IDecay;
