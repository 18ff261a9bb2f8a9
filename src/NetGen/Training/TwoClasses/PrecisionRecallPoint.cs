namespace NetGen;

/// <summary>A point of the precision-recall curve: what a threshold lets through, and how much of it is right.</summary>
/// <param name="Threshold">Examples with at least this score are taken for class 1; positive infinity at the last point, where none is.</param>
/// <param name="Precision">Of the examples that are taken for class 1, the share that is of it, in [0, 1]; 1 where none is taken for it.</param>
/// <param name="Recall">Of the examples of class 1, the share that is taken for it; in [0, 1].</param>
public readonly record struct PrecisionRecallPoint(double Threshold, double Precision, double Recall);
