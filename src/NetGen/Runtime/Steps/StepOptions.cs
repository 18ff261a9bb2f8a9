namespace NetGen.Runtime;

/// <summary>How steps are taken, as far as the network has to know.</summary>
/// <param name="Threads">The most threads that may work on a step; at least 1.</param>
/// <param name="DropoutSeed">The seed of the dropout masks.</param>
internal readonly record struct StepOptions(int Threads, long DropoutSeed);
