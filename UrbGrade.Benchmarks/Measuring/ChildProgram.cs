using System.Diagnostics;

namespace UrbGrade.Benchmarks.Measuring;

/// <summary>Runs another program.</summary>
internal static class ChildProgram
{
    /// <summary>Starts it; the caller talks with it and ends it.</summary>
    /// <exception cref="BenchException">It is missing.</exception>
    public static Process Start(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new BenchException($"{file} cannot be run: {missing.Message}");
        }
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="input">What it reads from standard input, which is then closed.</param>
    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="BenchException">It is missing, or failed.</exception>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellation, string input = "")
    {
        using var process = Start(file, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new BenchException($"{file} ended with code {process.ExitCode}: {await error}{await output}");
    }
}
