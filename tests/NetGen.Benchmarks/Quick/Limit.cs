using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>The least time this core needs for a workload: its products at the peak, or its parameters through memory, whichever takes longer.</summary>
/// <param name="Nanoseconds">Per thing.</param>
/// <param name="By">What is the limit: <c>fma</c> or <c>memory</c>.</param>
internal sealed record Limit(double Nanoseconds, string By)
{
    /// <summary>The limit of a workload; activations, losses and padding are not counted.</summary>
    public static Limit Of(Workload workload)
    {
        Shape shape = workload.Shape;
        bool trains = workload.Work == Work.Step;
        double operations = 2.0 * workload.Batch * (trains ? 2 * shape.Products + shape.ProductsBack : shape.Products);
        double peak = shape.ValueSize == sizeof(double) ? Machine.PeakPerNanosecond<double>() : Machine.PeakPerNanosecond<float>();
        double arithmetic = operations / peak, memory = Memory(workload);
        return new Limit(Math.Max(arithmetic, memory) / workload.Things, arithmetic >= memory ? "fma" : "memory");
    }

    // Every pass over the weights reads them once; a prediction makes one, a step two or three, the last of which writes. Adam has two
    // more values per parameter to change.
    private static double Memory(Workload workload)
    {
        Shape shape = workload.Shape;
        int bytes = shape.Products * shape.ValueSize, back = shape.ProductsBack * shape.ValueSize;
        double read = Machine.ReadPerNanosecond(bytes);
        if (workload.Work != Work.Step) return bytes / read;
        int changed = workload.IsAdam ? 3 * bytes : bytes;
        return (bytes + back) / read + changed / Machine.UpdatePerNanosecond(changed);
    }
}
