using System.Diagnostics;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>How passes over the files are timed: in processor time of this process, which counts what the garbage collector does for
/// them and leaves out what other programs do.</summary>
internal static class Timing
{
    /// <summary>Runs passes for so long, and at least twenty.</summary>
    public static void WarmUp(int seconds, Action pass)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20 || watch.Elapsed.TotalSeconds < seconds; i++)
            pass();
    }

    /// <returns>Microseconds for each file.</returns>
    public static double Of(int files, Action pass)
    {
        var before = Environment.CpuUsage.TotalTime;
        pass();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / files;
    }
}
