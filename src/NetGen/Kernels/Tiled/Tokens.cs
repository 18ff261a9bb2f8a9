using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Inputs that are whole numbers, with which tables are read: what is none must not get so far.</summary>
internal static class Tokens
{
    /// <summary>Checks inputs, if they are tokens.</summary>
    /// <exception cref="ArgumentException">One is no whole number, or there is no such class.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require<TProgram, T>(ReadOnlySpan<T> inputs, string name)
        where TProgram : struct, ITiledProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TProgram.TokenClasses > 0 && Trouble(inputs, TProgram.TokenClasses) is { } trouble) throw new ArgumentException(trouble, name);
    }

    /// <summary>What is wrong with tokens; null if nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Trouble<T>(ReadOnlySpan<T> tokens, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T end = T.CreateTruncating(classes);
        for (int i = 0; i < tokens.Length; i++)
        {
            // Written so that NaN is refused.
            if (tokens[i] >= T.Zero && tokens[i] < end && T.IsInteger(tokens[i])) continue;
            return string.Create(CultureInfo.InvariantCulture, $"Tokens are whole numbers from 0 to {classes - 1}, one for each class, but input {i} is {tokens[i]}.");
        }

        return null;
    }
}
