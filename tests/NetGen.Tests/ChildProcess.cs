using System.Diagnostics;

namespace NetGen.Tests;

/// <summary>This assembly in a process of its own, which a variable of its environment tells what to do instead of testing.</summary>
internal static class ChildProcess
{
    /// <summary>Starts it. Its output is there to be read, and its input to be written.</summary>
    public static Process Start(string variable, string value)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        // Under 'dotnet' the first argument is the assembly; as an executable of its own it is not.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.Environment[variable] = value;
        return Process.Start(start)!;
    }
}
