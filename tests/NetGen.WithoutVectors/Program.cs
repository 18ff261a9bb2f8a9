using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.WithoutVectors;

// Prints what NetGen and plain loops take, in nanoseconds, and how many times NetGen's time the loops take. With a word only rows whose name contains it.
string only = args.Length > 0 ? args[0] : "";
Console.Out.WriteLine(
    $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {(RuntimeFeature.IsDynamicCodeCompiled ? "compiled" : "interpreted")}, " +
    $"vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)} bits");
Console.Out.WriteLine($"{"",-32} {"NetGen, ns",12} {"loops, ns",12} {"ratio",8}");
bool agree = true;
foreach (Row row in Rows.All.Where(row => row.Name.Contains(only, StringComparison.Ordinal))) agree &= row.Run();
return agree ? 0 : 1;
