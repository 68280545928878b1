using System.Diagnostics;
using System.Runtime.InteropServices;

namespace UrbGrade.Command.Processes;

/// <summary>Ends programs politely where the system can ask them, and surely in any case.</summary>
internal static partial class Termination
{
    private const int SigTerm = 15;

    /// <summary>Asks the program to stop. Does nothing where the system knows no such request (Windows).</summary>
    public static void Ask(Process process)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && !process.HasExited)
                _ = Kill(process.Id, SigTerm);
        }
        catch (InvalidOperationException)
        {
            // It ended, and was given back, between the question and the request.
        }
    }

    /// <summary>Asks, waits for <paramref name="grace"/>, then ends the program with all that it started.</summary>
    /// <returns>Whether it stopped of its own accord.</returns>
    public static async Task<bool> StopAsync(Process process, TimeSpan grace)
    {
        Ask(process);
        using var patience = new CancellationTokenSource(grace, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
