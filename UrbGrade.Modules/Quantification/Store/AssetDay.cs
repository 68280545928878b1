using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What was computed of one asset and local day, and the marks that asked for it.</summary>
internal sealed record AssetDay(int AssetId, DateOnly Day, LocalCalendar Calendar, IReadOnlyList<DirtyDay> Marks)
{
    /// <summary>When the last meter of the asset's energy was taken away, milliseconds; null while one measures.</summary>
    public long? EnergyEndsAt { get; init; }

    /// <summary>Whether the temperature outside of it changed, which the comfort of later days looks back at.</summary>
    public bool TellsWeather { get; set; }

    /// <summary>By definition.</summary>
    public List<(int DefinitionId, KpiResult Result)> Results { get; } = [];

    /// <summary>Hours of each series that has begun.</summary>
    public List<SeriesDay> Series { get; } = [];

    /// <summary>Has hours of a series looked at, if it has begun.</summary>
    /// <param name="hours">Bit <c>i</c> stands for the hour that begins <c>i</c> hours after local midnight.</param>
    /// <returns>Whether it has begun.</returns>
    public bool Review(int seriesId, int hours, string rule)
    {
        var at = Series.FindIndex(one => one.SeriesId == seriesId);
        if (at >= 0)
        {
            var marks = Series[at].Marks;
            Series[at] = Series[at] with { Marks = marks with { Review = marks.Review | hours, Rules = marks.Rules | VecRule.Bit(rule) } };
        }

        return at >= 0;
    }

    /// <summary>Hours that the rules of validation changed, by series; in the list, too, are series whose stored ones are to go.</summary>
    public List<(int SeriesId, IReadOnlyList<CheckedHour> Hours)> Checked { get; } = [];

    /// <summary>Days of series, by number, that have to be computed anew because readings of this day, or of one that was computed with it, changed.</summary>
    public List<(int SeriesId, int Day)> Elsewhere { get; } = [];

    /// <summary>The same where no reading changed: those that nobody computed yet, as earlier releases knew nothing of them.</summary>
    public List<(int SeriesId, int Day)> Beside { get; } = [];
}
