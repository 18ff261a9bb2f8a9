namespace NetGen;

/// <summary>
/// What a <see cref="ReduceOnPlateau"/> has to remember from epoch to epoch: plain numbers, fit to be stored. The default value is the beginning.
/// </summary>
/// <param name="Reductions">How often the rate was reduced.</param>
/// <param name="Best">The best value so far that counted as progress; null before the first.</param>
/// <param name="BadEpochs">Epochs without progress since then, or since the last reduction.</param>
/// <param name="CooldownLeft">Epochs in which nothing is counted yet.</param>
public readonly record struct PlateauState(int Reductions, double? Best, int BadEpochs, int CooldownLeft);
