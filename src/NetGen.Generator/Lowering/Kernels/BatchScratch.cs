using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>Where that lies in scratch memory which belongs to a batch as a whole: before its examples.</summary>
internal sealed class BatchScratch
{
    /// <summary>Rows that each normalisation has there: inverse deviation, mean, variance, and on the way back two sums.</summary>
    private const int Rows = 5;

    private readonly Dictionary<Tensor, (int Offset, int Stride)> _places = [];

    /// <param name="operations">All of a training step.</param>
    /// <param name="precision">Decides how rows are padded.</param>
    public BatchScratch(IEnumerable<Operation> operations, Precision precision)
    {
        foreach (Operation operation in operations)
        {
            if (operation is Standardize { IsOverExamples: true } standardize) Reserve(standardize.InverseDeviation, standardize.Result.Width, Rows, precision);
            else if (operation is ScatterAdd sum) Reserve(sum.Result, sum.Result.Width, sum.Result.Rows, precision);
        }
    }

    /// <summary>Values of a batch.</summary>
    public int Size { get; private set; }

    /// <summary>One of the rows that belong together: of a normalisation, named by its inverse deviation, or of the gradient of a table.</summary>
    public BatchOperand At(Tensor of, int row, string name)
    {
        (int offset, int stride) = _places[of];
        return new(name, Size - offset - row * stride);
    }

    private void Reserve(Tensor of, int width, int rows, Precision precision)
    {
        int stride = Padding.Stride(width, precision);
        _places[of] = (Size, stride);
        Size += rows * stride;
    }
}
