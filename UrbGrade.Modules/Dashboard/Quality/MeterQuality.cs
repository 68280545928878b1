using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Modules.Dashboard.Quality;

/// <summary>The days of a month of one meter.</summary>
/// <param name="month">Its first day.</param>
internal sealed class MeterQuality(int siteId, int assetId, string assetName, string meter, DateOnly month)
{
    private readonly QualityHours[] hours = new QualityHours[DateTime.DaysInMonth(month.Year, month.Month)];
    private readonly int[] rules = new int[DateTime.DaysInMonth(month.Year, month.Month)];

    public int AssetId => assetId;

    public string AssetName => assetName;

    public string Meter => meter;

    /// <summary>Of all days.</summary>
    public QualityHours Hours { get; private set; }

    /// <summary>Adds one series' day.</summary>
    /// <param name="day">Index in the month.</param>
    /// <param name="ruleBits">See <see cref="VecRule.Bit"/>.</param>
    public void Add(int day, QualityHours ofSeries, int ruleBits)
    {
        hours[day] = hours[day].Add(ofSeries);
        rules[day] |= ruleBits;
        Hours = Hours.Add(ofSeries);
    }

    public QualityRow Row() => new(
        siteId, assetId, assetName, meter, Hours, [.. hours.Select((ofDay, i) => new QualityCell(month.AddDays(i), ofDay, [.. VecRule.Of(rules[i])]))]);
}
