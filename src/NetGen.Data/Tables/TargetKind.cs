namespace NetGen.Data;

/// <summary>What the target columns of a table hold.</summary>
public enum TargetKind
{
    /// <summary>Numbers: every target column is one output.</summary>
    Numbers,

    /// <summary>
    /// Classes, by words or numbers: there is one target column, and every class is an output, whose target is 1 in the rows of that class and 0 in
    /// all others.
    /// </summary>
    Classes,
}
