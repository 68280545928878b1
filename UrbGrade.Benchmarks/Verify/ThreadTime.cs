using System.Diagnostics;
using System.Runtime.InteropServices;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>
/// Processor time of the running thread, which other programs on the machine do not lengthen as they lengthen wall time.
/// Elsewhere than on Linux wall time stands in.
/// </summary>
internal static partial class ThreadTime
{
    private const int ClockThreadCpuTime = 3;

    /// <summary>Microseconds since some moment in the past.</summary>
    public static double Microseconds()
    {
        if (OperatingSystem.IsLinux() && ClockGetTime(ClockThreadCpuTime, out var time) == 0)
            return (time.Seconds * 1e6) + (time.Nanoseconds / 1e3);
        return Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
