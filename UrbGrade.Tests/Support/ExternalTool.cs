using System.Diagnostics;

namespace UrbGrade.Tests.Support;

/// <summary>Runs programs that come from outside the project. A test that lacks one is skipped and says what to install.</summary>
internal static class ExternalTool
{
    /// <summary>Runs a program to its end and returns its output.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message carries what it said.</exception>
    public static async Task<string> Run(
        string program, IEnumerable<string> arguments, string? input = null, string? folder = null, CancellationToken cancellation = default)
    {
        var (code, output, errors) = await TryRun(program, arguments, input, folder, cancellation);
        return code == 0 ? output : throw new InvalidOperationException($"{program} ended with {code}:\n{output}\n{errors}");
    }

    /// <summary>Runs a program to its end, whatever its exit code; -1 when it is not there.</summary>
    public static async Task<(int Code, string Output, string Errors)> TryRun(
        string program, IEnumerable<string> arguments, string? input = null, string? folder = null, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, "", missing.Message);
        }

        using (process)
        {
            await using var ended = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await errors);
        }
    }
}
