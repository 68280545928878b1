using System.Diagnostics;

namespace UrbGrade.Command.Processes;

/// <summary>A program that runs beside the command, with its output in a log file.</summary>
internal sealed class SupervisedChild : IDisposable
{
    private const int RememberedLines = 80;

    private readonly Process process;
    private readonly Task pumps;
    private readonly Lock gate = new();
    private readonly Queue<string> tail = new();

    private SupervisedChild(string name, string log, Process process)
    {
        (Name, Log, this.process) = (name, log, process);
        process.StandardInput.Close();
        pumps = PumpAsync();
    }

    /// <summary>For messages.</summary>
    public string Name { get; }

    /// <summary>The file that holds its output.</summary>
    public string Log { get; }

    public Process Process => process;

    /// <summary>Whether ending by itself with code 0 is part of its job.</summary>
    public bool MayFinish { get; init; }

    public static SupervisedChild Start(string name, Invocation invocation, string log, bool mayFinish = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        ChildLog.SetAside(log);
        return new SupervisedChild(name, log, ProgramRun.Start(invocation, inheritTerminal: false)) { MayFinish = mayFinish };
    }

    /// <summary>The exit code, once it ended and all that it said is in the log.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(CancellationToken.None);
        await pumps;
        return process.ExitCode;
    }

    /// <summary>Its last lines.</summary>
    public IReadOnlyList<string> Tail()
    {
        lock (gate)
            return [.. tail];
    }

    public async Task StopAsync(TimeSpan grace)
    {
        if (!process.HasExited)
            await Termination.StopAsync(process, grace);
        await pumps;
    }

    public void Dispose() => process.Dispose();

    private async Task PumpAsync()
    {
        await using var file = new StreamWriter(Log, append: true) { AutoFlush = true };
        await Task.WhenAll(Copy(process.StandardOutput), Copy(process.StandardError));

        async Task Copy(StreamReader reader)
        {
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
            {
                lock (gate)
                {
                    file.WriteLine(line);
                    tail.Enqueue(line);
                    if (tail.Count > RememberedLines)
                        tail.Dequeue();
                }
            }
        }
    }
}
