namespace NetGen;

/// <summary>Where <see cref="Lbfgs"/> stands after an iteration.</summary>
/// <param name="Iteration">The iteration just finished, counted from 1.</param>
/// <param name="Loss">The loss over all data, without penalty.</param>
/// <param name="Objective">The loss with the penalty.</param>
/// <param name="GradientNorm">The steepest slope of the objective: its largest absolute derivative.</param>
/// <param name="Evaluations">Evaluations of loss and gradient so far.</param>
public readonly record struct LbfgsProgress(int Iteration, double Loss, double Objective, double GradientNorm, int Evaluations);
