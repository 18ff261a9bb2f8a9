namespace NetGen;

/// <summary>A point of the receiver operating characteristic: what a threshold lets through.</summary>
/// <param name="Threshold">Examples with at least this score are taken for class 1; positive infinity at the first point, where none is.</param>
/// <param name="FalsePositiveRate">The share of the examples of class 0 that is taken for class 1; in [0, 1].</param>
/// <param name="TruePositiveRate">The share of the examples of class 1 that is taken for class 1, their recall; in [0, 1].</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);
