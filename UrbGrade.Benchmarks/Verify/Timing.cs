using System.Diagnostics;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>How both verifiers are timed: whole passes over the files, first until warm, then counted.</summary>
/// <param name="WarmUpSeconds">At least so long, and twenty passes.</param>
/// <param name="Passes">Passes that count.</param>
internal sealed record Timing(int WarmUpSeconds, int Passes)
{
    /// <returns>Microseconds of processor time for each file, one value for each pass.</returns>
    public double[] Run(int files, Action pass)
    {
        var warm = Stopwatch.StartNew();
        for (var i = 0; i < 20 || warm.Elapsed.TotalSeconds < WarmUpSeconds; i++)
            pass();
        var times = new double[Passes];
        for (var i = 0; i < Passes; i++)
        {
            var before = ThreadTime.Microseconds();
            pass();
            times[i] = (ThreadTime.Microseconds() - before) / files;
        }

        return times;
    }
}
