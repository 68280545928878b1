using NodaTime;
using UrbGrade.Gateway.Simulation.Lighting;
using UrbGrade.Modules.Analysis.Store;

namespace UrbGrade.Tests.Browser;

/// <summary>What is broken in the street lighting of the demonstration, as its simulation tells it.</summary>
internal static class PlantedFaults
{
    /// <summary>As long as a night looks back at least.</summary>
    private const int Days = 14;

    /// <summary>Days on which a contactor sticks, so that a cabinet burns under the sun; none in some fortnights.</summary>
    /// <param name="end">Last day of the history.</param>
    public static IReadOnlyList<(int Cabinet, LocalDate Day)> LitByDay(DateOnly end)
    {
        var site = new SimulatedLighting(seed: 1, cabinets: 6);
        var last = LocalDate.FromDateOnly(end).PlusDays(-1);
        return
        [
            .. site.Cabinets.SelectMany(cabinet => Enumerable.Range(0, Days).Select(back => (Cabinet: cabinet.Index, Day: last.PlusDays(-back))))
                .Where(one => site.Faults.BurnsByDay(one.Cabinet, one.Day)),
        ];
    }

    /// <summary>Whether a finding lasts on a day of the site.</summary>
    public static bool IsOn(FindingRow row, LocalDate day) => DayOf(row.StartAt) <= day && (row.EndAt is not { } end || DayOf(end) >= day);

    private static LocalDate DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb["Europe/Madrid"]).Date;
}
