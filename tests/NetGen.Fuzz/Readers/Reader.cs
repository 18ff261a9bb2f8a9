using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>What a reader is given.</summary>
/// <param name="File">The file.</param>
/// <param name="Choice">Which of its ways to read is taken, and how.</param>
/// <param name="Second">The second file, where two belong together; or what the first one was before something happened to it.</param>
internal sealed record FuzzInput(byte[] File, int Choice = 0, byte[]? Second = null)
{
    public int Length => File.Length + (Second?.Length ?? 0);
}

/// <summary>Something was accepted that should not have been, or does not mean what it should.</summary>
internal sealed class WrongAcceptanceException(string message) : Exception(message);

/// <summary>A reader of files under attack. Each thread has one of its own.</summary>
internal abstract class Reader
{
    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Makes an input; nothing but the dice decides it.</summary>
    public abstract FuzzInput Make(Dice dice);

    /// <summary>Reads it: what is measured.</summary>
    /// <returns>What was read.</returns>
    public abstract object Load(FuzzInput input);

    /// <summary>Checks what was read against another way to know it: reading it otherwise, or saving it and loading it again.</summary>
    /// <exception cref="WrongAcceptanceException">It is something else.</exception>
    public abstract void Check(FuzzInput input, object loaded);

    /// <summary>Whether the documentation names this exception.</summary>
    public abstract bool IsDocumented(Exception error);

    /// <summary>The most bytes that reading may allocate.</summary>
    public virtual long MostBytes(FuzzInput input) => (1 << 20) + 100L * input.Length;

    protected static void Require(bool holds, string what)
    {
        if (!holds) throw new WrongAcceptanceException(what);
    }
}
