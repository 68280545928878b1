using System.Diagnostics;
using System.Globalization;

namespace UrbGrade.Command.Processes;

/// <summary>
/// Remembers in a file which children run, so that a later command finds those that outlived a command that was killed.
/// A process counts as the remembered one only when its start time agrees too: numbers of processes are used again.
/// </summary>
internal sealed class ChildRegister(string file)
{
    public void Write(IEnumerable<Process> processes)
    {
        var lines = processes.Where(process => !process.HasExited).Select(process => string.Create(
            CultureInfo.InvariantCulture, $"{process.Id} {StartedAt(process)}"));
        File.WriteAllLines(file, lines);
    }

    public void Clear() => File.Delete(file);

    /// <summary>Children of an earlier command that still run. The caller disposes them.</summary>
    public IReadOnlyList<Process> Left()
    {
        if (!File.Exists(file))
            return [];
        var left = new List<Process>();
        foreach (var line in File.ReadAllLines(file))
        {
            if (line.Split(' ') is [var id, var startedAt] && Find(int.Parse(id, CultureInfo.InvariantCulture)) is { } process)
            {
                if (StartedAt(process) == startedAt)
                    left.Add(process);
                else
                    process.Dispose();
            }
        }

        return left;
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string StartedAt(Process process) =>
        new DateTimeOffset(process.StartTime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
