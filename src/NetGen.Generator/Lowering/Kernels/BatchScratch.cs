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

    public BatchScratch(IEnumerable<Operation> forward, Precision precision)
    {
        foreach (Standardize standardize in forward.OfType<Standardize>().Where(static standardize => standardize.IsOverExamples))
        {
            int stride = Padding.Stride(standardize.Result.Width, precision);
            _places[standardize.InverseDeviation] = (Size, stride);
            Size += Rows * stride;
        }
    }

    /// <summary>Values of a batch.</summary>
    public int Size { get; }

    /// <summary>One of the rows of a normalisation.</summary>
    public BatchOperand At(Tensor inverseDeviation, int row, string name)
    {
        (int offset, int stride) = _places[inverseDeviation];
        return new(name, Size - offset - row * stride);
    }
}
