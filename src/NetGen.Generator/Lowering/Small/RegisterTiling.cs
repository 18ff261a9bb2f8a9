using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Small;

/// <summary>How a written-out layer lies in registers of one width: outputs along the lanes, some registers at a time.</summary>
/// <param name="Bits">The width.</param>
/// <param name="Lanes">Values in a register.</param>
/// <param name="Tiles">The registers that are computed together.</param>
/// <param name="Empty">The first outputs of the registers behind them, which hold nothing but padding: zero, since backpropagation reads it.</param>
internal sealed record RegisterTiling(int Bits, int Lanes, IReadOnlyList<RegisterTile> Tiles, IReadOnlyList<int> Empty)
{
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="sums">Partial sums of each output.</param>
    /// <param name="precision">Decides how many values fit a register.</param>
    /// <param name="bits">The width of registers.</param>
    public static RegisterTiling Of(int inputs, int outputs, int sums, Precision precision, int bits)
    {
        int lanes = bits / 8 / (precision == Precision.Single ? sizeof(float) : sizeof(double));
        int atOnce = bits == 512 ? UnrollPolicy.SumsAt512 : UnrollPolicy.SumsAt256;
        int registers = (outputs + lanes - 1) / lanes, most = sums == 1 ? atOnce : UnrollPolicy.SplitRegisters;
        int tiles = (registers + most - 1) / most;
        var all = new List<RegisterTile>();
        for (int tile = 0, first = 0; tile < tiles; tile++)
        {
            int end = (registers * (tile + 1) + tiles - 1) / tiles;
            all.Add(new(first, end - first, Passes(inputs, sums, end - first, atOnce)));
            first = end;
        }
        var empty = new List<int>();
        for (int output = registers * lanes; output < Padding.Of(outputs, precision); output += lanes) empty.Add(output);
        return new(bits, lanes, all, empty);
    }

    /// <summary>As many partial sums at a time as there are registers for.</summary>
    private static List<(int First, int End)> Passes(int inputs, int sums, int registers, int atOnce)
    {
        int together = sums, used = Math.Min(sums, inputs);
        while (together > 1 && together * registers > atOnce) together /= 2;
        var passes = new List<(int, int)>();
        for (int first = 0; first < used; first += together) passes.Add((first, Math.Min(first + together, used)));
        return passes;
    }
}

/// <summary>Registers that share each broadcast input.</summary>
/// <param name="First">The first register's number.</param>
/// <param name="Count">How many.</param>
/// <param name="Passes">Which partial sums are carried side by side; each pass is finished before the next begins.</param>
internal sealed record RegisterTile(int First, int Count, IReadOnlyList<(int First, int End)> Passes);
