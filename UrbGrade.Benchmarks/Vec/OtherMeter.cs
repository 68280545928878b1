using NodaTime;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>A real meter whose hours are good enough to put faults into them.</summary>
/// <param name="IsRegister">Whether the column holds states rather than hours.</param>
/// <param name="Decimals">Of the register that is made of it.</param>
/// <param name="Most">Largest possible hour.</param>
internal sealed record OtherMeter(string Name, string File, string Column, bool IsRegister, int Decimals, double Most)
{
    /// <summary>A year of hours; an hour that the source lacks counts as zero.</summary>
    public IReadOnlyList<(Instant Start, double Value)> Read(string data)
    {
        var values = FaultyRegister.Column(Path.Combine(data, File), Column);
        var first = values.Keys.First();
        var last = values.Values.First();
        var hours = new List<(Instant, double)>(OtherMeters.Year);
        for (var i = 0; i < OtherMeters.Year; i++)
        {
            var at = first + Duration.FromHours(i);
            if (!IsRegister)
            {
                hours.Add((at, values.GetValueOrDefault(at)));
                continue;
            }

            var next = values.GetValueOrDefault(at + Duration.FromHours(1), last);
            hours.Add((at, Math.Max(0, Math.Round(next - last, Decimals))));
            last = next;
        }

        return hours;
    }
}
