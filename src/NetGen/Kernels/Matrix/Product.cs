namespace NetGen.Kernels;

/// <summary>One matrix product: <c>C[row][column] = sum over k of A(row, k) * B[k][column]</c>. A is broadcast value by value; B and C go by registers.</summary>
/// <remarks>
/// Forward: A = examples (one row each), B = weights, k = inputs.
/// Gradient of the inputs: A = deltas, B = transposed weights, k = outputs.
/// Gradient of the weights: A = examples read down the columns, B = deltas, k = examples.
/// </remarks>
internal unsafe struct Product<T>
    where T : unmanaged
{
    /// <summary><c>A(row, k) = A[row * ARow + k * AStep]</c>, at any alignment.</summary>
    public T* A;

    /// <summary>From one row of A to the next.</summary>
    public nint ARow;

    /// <summary>From one k to the next in A.</summary>
    public nint AStep;

    /// <summary>The rows of B, aligned to 64 bytes.</summary>
    public T* B;

    /// <summary>From one k to the next in B.</summary>
    public nint BStep;

    /// <summary>An element of C lies at <c>row * CRow + column</c>.</summary>
    public nint CRow;

    /// <summary>The rows of C.</summary>
    public nint Rows;

    /// <summary>The columns of C, a multiple of 64 bytes worth of values.</summary>
    public nint Columns;

    /// <summary>The number of k.</summary>
    public nint Steps;

    /// <summary>
    /// Whether the columns beside those of the weights belong to another thread. The processor must not fetch them in passing: they would be missing
    /// there, and each would have to be brought back.
    /// </summary>
    public bool BesideOthers;

    /// <summary>Rows of another product that come next, which <see cref="Onward"/> fetches meanwhile; as many as B has.</summary>
    public T* Ahead;

    /// <summary>From one of these rows to the next.</summary>
    public nint AheadStep;

    /// <summary>True: C streams by once, as weights do in their gradient. False: B stays near, as weights do in the forward product.</summary>
    public bool RowsOutside;
}
