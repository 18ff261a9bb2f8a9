namespace NetGen;

/// <summary>How exactly exponentials and their kin are computed.</summary>
public enum Accuracy
{
    /// <summary>To within a few units in the last place.</summary>
    Accurate,

    /// <summary>Approximations that trade the last digits for speed are allowed.</summary>
    Fast,
}
