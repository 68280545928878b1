using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>A series that says how much is used, and whose it is.</summary>
/// <param name="Factor">By which its hours are multiplied: power is in W, use in kWh.</param>
/// <param name="Opening">Opening hours as the registry tells them; null where it tells none.</param>
internal sealed record ProfiledSeries(MeasuredSeries Series, Medium Medium, double Factor, int SiteId, string? Opening, HomeStatus Home)
{
    /// <summary>A meter of electricity that reads zero all day was off.</summary>
    public bool IsZeroMissing => Medium is Medium.Power or Medium.Light;

    /// <summary>Counts up where a profile of the same readings comes out otherwise, so that all are made anew after the update.</summary>
    private const int Method = 2;

    /// <summary>Whether it is told what its units cost.</summary>
    public bool IsPriced => Medium == Medium.Power && Opening is not null;

    /// <summary>Unit of an hour's use, UCUM.</summary>
    public static string UnitOf(Medium medium) => medium == Medium.Water ? "m3" : "kW.h";

    /// <summary>What the series' profile depends on: its readings, and what stands beside them.</summary>
    /// <param name="weather">Of the temperature outside at its site, on the days that the series has.</param>
    /// <param name="prices">Of the price of a unit on those days, which shops alone are told.</param>
    /// <param name="region">Whose public holidays hold, ISO 3166.</param>
    public long Mark(ReadingMark readings, IEnumerable<long> weather, IEnumerable<long> prices, string region, bool isSilent)
    {
        var hash = Mixed(unchecked((ulong)readings.Fingerprint), Method);
        foreach (var beside in IsPriced ? weather.Concat(prices) : weather)
        {
            hash = Mixed(hash, beside);
        }

        foreach (var setting in Series.Settings)
        {
            hash = Mixed(hash, setting.From);
            hash = Mixed(hash, BitConverter.DoubleToInt64Bits(setting.Multiplier));
        }

        foreach (var letter in $"{Series.Calendar.Zone} {region} {Opening}")
        {
            hash = Mixed(hash, letter);
        }

        hash = Mixed(hash, Home.Since?.DayNumber ?? 0);
        return unchecked((long)Mixed(hash, (Home.IsHidden ? 1 : 0) + (isSilent ? 2 : 0) + (Series.AssetId * 4L)));
    }

    private static ulong Mixed(ulong hash, long number) => unchecked((hash ^ (ulong)number) * 1_099_511_628_211);
}
