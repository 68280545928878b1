using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Modules.Engagement;

/// <summary>The light and the power of cabinets and nodes at any moment of some days, from what is known now.</summary>
internal sealed class LampStates
{
    private readonly Dictionary<int, LevelCourse> logs;
    private readonly Dictionary<int, ProgramCourse> programs;
    private readonly ILookup<int, MeasuredSeries> series;

    private LampStates(Dictionary<int, LevelCourse> logs, Dictionary<int, ProgramCourse> programs, ILookup<int, MeasuredSeries> series, Subjects subjects) =>
        (this.logs, this.programs, this.series, Subjects) = (logs, programs, series, subjects);

    /// <summary>What messages are about.</summary>
    public Subjects Subjects { get; }

    public static async Task<LampStates> Load(
        UrbGradeContext database, ISiteRecords records, ILightingHistory history, IMeasuredSeries measured, LocalCalendar calendar, DateOnly from, DateOnly to,
        CancellationToken cancellation)
    {
        var tenantId = database.Scope.TenantId;
        var subjects = await Subjects.Load(database, cancellation);
        // A night's level was set the evening before.
        var events = await records.Read(tenantId, ["event"], calendar.InstantOf(from.AddDays(-1)), calendar.InstantOf(to.AddDays(1)), cancellation);
        var logs = events.Select(one => (Asset: subjects.Find(one.Subject), one.At, Level: LevelCourse.LevelOf(CastVote.FieldsOf(one.Fields))))
            .Where(one => one is { Asset: not null, Level: not null }).GroupBy(one => one.Asset!.Value)
            .ToDictionary(asset => asset.Key, asset => new LevelCourse(asset.Select(one => (one.At, one.Level!.Value))));
        var places = await database.Set<AssetRow>().AsNoTracking().Where(a => a.Latitude != null && a.Longitude != null)
            .ToDictionaryAsync(a => a.Id, a => (a.Latitude!.Value, a.Longitude!.Value), cancellation);
        var programs = (await history.Of(tenantId, cancellation)).Select(program => (Asset: subjects.Find(program.Node), Program: program))
            .Where(one => one.Asset is { } asset && places.ContainsKey(asset)).GroupBy(one => one.Asset!.Value).ToDictionary(
                asset => asset.Key,
                asset => new ProgramCourse([.. asset.Select(one => one.Program)], places[asset.Key].Item1, places[asset.Key].Item2, calendar));
        var series = (await measured.List(tenantId, cancellation)).Where(one => one.Quantity is Quantities.Power or Quantities.Energy);
        return new LampStates(logs, programs, series.ToLookup(one => one.AssetId), subjects);
    }

    /// <summary>Percent of the full light: what the cabinet logged, else what the node's program says; null where neither tells.</summary>
    public int? Level(int assetId, DateTimeOffset at) =>
        logs.GetValueOrDefault(assetId)?.At(at) ?? programs.GetValueOrDefault(assetId)?.At(at);

    /// <summary>The lowest light of each night of a cabinet, as it logged it; empty without a log.</summary>
    public IReadOnlyList<(DateOnly Evening, int LowestPercent)> Nights(int assetId, LocalCalendar calendar) =>
        logs.GetValueOrDefault(assetId)?.Nights(at => calendar.DayOf(at.AddHours(-12))) ?? [];

    /// <summary>Series of energy and power of an asset.</summary>
    public IReadOnlyCollection<MeasuredSeries> SeriesOf(int assetId) => [.. series[assetId]];

    /// <summary>W, in the shortest interval around a moment, as figures have it; null where there is none, or it is not
    /// believed. A submeter tells a part of it.</summary>
    public double? Power(SeriesReader reader, int assetId, DateTimeOffset at)
    {
        var moment = at.ToUnixTimeMilliseconds();
        double? power = null;
        var shortest = long.MaxValue;
        foreach (var one in series[assetId].Where(one => one.Kind != SeriesKind.Register && !one.IsBelow))
        {
            if (Around(reader, one, moment) is var (value, length) && length < shortest)
            {
                shortest = length;
                power = one.Quantity == Quantities.Power ? value : value * 1000 * LocalCalendar.Hour / length;
            }
        }

        return power;
    }

    /// <summary>Value and length of the shortest interval around a moment, or of the hour where the rules of validation changed it.</summary>
    private static (double Value, long Length)? Around(SeriesReader reader, MeasuredSeries series, long moment)
    {
        var hour = moment - ((moment - series.Calendar.StartOf(series.Calendar.DayOf(moment))) % LocalCalendar.Hour);
        foreach (var changed in reader.ReadChecked(series.Id, hour, hour + LocalCalendar.Hour))
        {
            if (changed.Value is { } estimate)
            {
                return (estimate, LocalCalendar.Hour);
            }

            if (changed.Flags.HasFlag(VecFlags.Rejected))
            {
                return null;
            }
        }

        (double Value, long Length)? shortest = null;
        var readings = reader.Read(series.Id, moment, moment + 1);
        for (var i = 0; i < readings.Length; i++)
        {
            var start = readings[i].Start;
            // A state without an end holds until the next one, at most an hour.
            var end = readings[i].End > start ? readings[i].End
                : Math.Min(start + LocalCalendar.Hour, i + 1 < readings.Length ? readings[i + 1].Start : long.MaxValue);
            if (start <= moment && moment < end && (shortest is null || end - start < shortest.Value.Length))
            {
                shortest = (readings[i].Value * RegisterSteps.At(series.Settings, start).Multiplier, end - start);
            }
        }

        return shortest;
    }
}
