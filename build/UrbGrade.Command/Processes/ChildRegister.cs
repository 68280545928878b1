using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace UrbGrade.Command.Processes;

/// <summary>
/// Remembers in a file which children run, so that a later command finds those that outlived a command that was killed.
/// A process counts as the remembered one only when its start time agrees too: numbers of processes are used again.
/// </summary>
internal sealed class ChildRegister(string file)
{
    public void Write(IEnumerable<Process> processes) => File.WriteAllLines(file, processes.Select(Line).OfType<string>());

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
                if (Line(process) == $"{id} {startedAt}")
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

    /// <summary>Null for a process that has ended, be it while it is asked.</summary>
    private static string? Line(Process process)
    {
        try
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"{process.Id} {new DateTimeOffset(process.StartTime).ToUnixTimeSeconds()}");
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
