namespace NetGen;

/// <summary>How far the outputs <c>y</c> of one example are from its targets <c>t</c>: a sum over the outputs.</summary>
public enum Loss
{
    /// <summary>Follows the output's activation: softmax means <see cref="CrossEntropy"/>, every other <see cref="SquaredError"/>.</summary>
    Auto = 0,

    /// <summary><c>1/2 sum (y - t)^2</c>.</summary>
    SquaredError,

    /// <summary><c>sum |y - t|</c>; its derivative at 0 is 0.</summary>
    AbsoluteError,

    /// <summary><c>1/2 e^2</c> where the error <c>|e| &lt;= 1</c>, else <c>|e| - 1/2</c>.</summary>
    Huber,

    /// <summary>
    /// <c>-sum t log y</c> of softmax outputs, computed from the logits; the targets of one example are probabilities that sum to 1.
    /// </summary>
    CrossEntropy,

    /// <summary>
    /// <c>-sum (t log y + (1 - t) log (1 - y))</c> of sigmoid outputs, computed from the logits; every output is a question of its own.
    /// </summary>
    BinaryCrossEntropy,
}
