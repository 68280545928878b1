using System.Globalization;
using System.Runtime.InteropServices;

namespace UrbGrade.Web.Hosting;

/// <summary>Which of several processes of the platform on one machine goes first: one that starts, before those that are at work, so that a
/// process that was killed is soon there again however busy the others are.</summary>
internal static partial class Precedence
{
    /// <summary>PRIO_PROCESS of setpriority(2), which on Linux names a thread.</summary>
    private const int OfThread = 0;

    /// <summary>A tenth of the share of a process that did not give way.</summary>
    private const int AtWork = 10;

    /// <summary>Lets others go first from now on. Linux keeps a precedence for each thread, and a new thread has that of the one that made it: they are
    /// walked through until there is no new one.</summary>
    public static void GiveWay()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        HashSet<string> done = [];
        while (Directory.EnumerateDirectories("/proc/self/task").Where(done.Add).ToList() is { Count: > 0 } threads)
        {
            foreach (var thread in threads)
            {
                // Fails for a thread that has just ended, which needs none.
                _ = SetPriority(OfThread, uint.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), AtWork);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, uint who, int priority);
}
