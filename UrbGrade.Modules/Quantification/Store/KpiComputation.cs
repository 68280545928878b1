using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Computes the KPIs of marked days from the readings; writes nothing.</summary>
internal sealed class KpiComputation(
    IUrbGradeContexts contexts, SeriesDirectory directory, EmissionFactors factors, ITenantRegistry tenants, IRawRequests requests)
{
    private const int LongestStretch = 31;

    /// <summary>The next marked days of a tenant, computed; empty when nothing is marked.</summary>
    /// <param name="most">Marks to take at most.</param>
    public async Task<IReadOnlyList<AssetDay>> Next(int tenantId, int most, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenantId));
        var marks = await DirtyDays.Take(context, tenantId, most, cancellation);
        if (marks.Count == 0)
        {
            return [];
        }

        var series = await directory.Get(tenantId, cancellation);

        // Where not only readings marked a day, its meter may be another one than this process has heard of.
        if (marks.Exists(m => m.IsOfChange || series.Find(m.SeriesId) is not { HasReadings: true }))
        {
            series = await directory.Reload(tenantId, cancellation);
        }

        var days = Group(marks, series);
        var book = await factors.Of(tenantId, cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), tenantId);
        var kept = tenants.Find(tenantId)?.FiguresFrom is { } from ? DateOnly.FromDateTime(from.UtcDateTime).AddDays(1) : DateOnly.MinValue;
        var checks = new CheckedSeriesReader(reader, tenantId, kept, series);
        var disputed = new DisputedHours(requests);
        foreach (var stretch in Stretches(days))
        {
            cancellation.ThrowIfCancellationRequested();
            Compute(stretch, series, checks, book.Of(stretch[0].Day.Year));

            // The last day has every series that has begun by then.
            foreach (var one in stretch[^1].Series)
            {
                disputed.Gather(reader, one.SeriesId, stretch);
            }
        }

        await disputed.Mark(tenantId, cancellation);
        LeaveComputed(days);
        return days;
    }

    /// <summary>What changed after the marks were taken marks its own days, so that none computed here has to be computed again for the sake of another one: a
    /// mark that is set anew would only keep it from being written.</summary>
    private static void LeaveComputed(List<AssetDay> days)
    {
        var computed = days.SelectMany(day => day.Series, (_, of) => (of.SeriesId, of.LocalDay)).ToHashSet();
        foreach (var day in days)
        {
            day.Elsewhere.RemoveAll(computed.Contains);
            day.Beside.RemoveAll(computed.Contains);
        }
    }

    /// <summary>Marks of a series that is gone are grouped under no asset, so that writing clears them.</summary>
    private static List<AssetDay> Group(List<DirtyDay> marks, TenantSeries series) =>
    [
        .. marks
            .Select(mark => (Mark: mark, series.Find(mark.SeriesId)?.Meter))
            .GroupBy(m => (m.Meter?.AssetId ?? 0, m.Mark.LocalDay))
            .Select(g => new AssetDay(
                g.Key.Item1, DateOnly.FromDayNumber(g.Key.LocalDay), g.First().Meter?.Calendar ?? LocalCalendar.Of("UTC"),
                [.. g.Select(m => m.Mark)])
            {
                EnergyEndsAt = series.EnergyEndsAt(g.Key.Item1),
            })
            .OrderBy(d => d.AssetId).ThenBy(d => d.Day),
    ];

    /// <summary>Neighbouring days of one asset and year, so that each series is read once for all of them.</summary>
    private static IEnumerable<List<AssetDay>> Stretches(List<AssetDay> days)
    {
        var stretch = new List<AssetDay>();
        foreach (var day in days)
        {
            if (stretch.Count > 0 && (stretch[^1].AssetId != day.AssetId || stretch[^1].Day.AddDays(1) != day.Day
                || stretch[0].Day.Year != day.Day.Year || stretch.Count == LongestStretch))
            {
                yield return stretch;
                stretch = [];
            }

            stretch.Add(day);
        }

        yield return stretch;
    }

    private static void Compute(
        List<AssetDay> stretch, TenantSeries series, CheckedSeriesReader reader, Func<string, double?> emissionFactor)
    {
        var calendar = stretch[0].Calendar;
        var from = stretch[0].Day;
        var to = stretch[^1].Day.AddDays(1);
        int[] lengths = [.. stretch.Select(d => calendar.HoursOf(d.Day))];
        var metered = new List<MeteredHours>();
        var ofAsset = series.OfAsset(stretch[0].AssetId);
        HashSet<int> sensors = [.. ofAsset.Where(one => one.Quantity == Quantities.OutsideTemperature).Select(one => one.Id)];
        var hasInside = ofAsset.Any(one => one.Quantity == Quantities.InsideTemperature);
        stretch.ForEach(day => day.TellsWeather = hasInside && day.Marks.Any(mark => sensors.Contains(mark.SeriesId)));
        foreach (var one in ofAsset)
        {
            if (reader.Read(one, from, to) is not { } hours)
            {
                continue;
            }

            metered.Add(hours.Metered);
            foreach (var day in hours.Days)
            {
                stretch[day.LocalDay - from.DayNumber].Series.Add(day);
            }

            AddChecked(stretch, hours, one.FollowsWeather ? sensors : []);
        }

        AddFindings(stretch, ofAsset, metered, lengths);
        foreach (var (definitionId, day, result) in DailyKpis.Of(new AssetHours(metered), lengths, emissionFactor))
        {
            stretch[day].Results.Add((definitionId, result));
        }
    }

    /// <summary>What of the series does not fit the others of the asset.</summary>
    private static void AddFindings(List<AssetDay> stretch, IReadOnlyList<KnownSeries> series, List<MeteredHours> metered, int[] lengths)
    {
        var checks = new AssetChecks(metered);
        var first = 0;
        for (var i = 0; i < stretch.Count && checks.HasAny; i++)
        {
            var (day, start) = (stretch[i].Day, stretch[i].Calendar.StartOf(stretch[i].Day));
            foreach (var (meter, quantity, hours, rule) in checks.Of(
                first, lengths[i], start, id => RegisterSteps.At(series.First(one => one.Meter.Id == id).Meter.Settings, start),
                (id, of) => HourLimits.At(series.First(one => one.Meter.Id == id && one.Quantity == of).Limits, day).Tolerance,
                id => series.First(one => one.Meter.Id == id).Meter.PhaseFactorOn(day)))
            {
                var found = series.First(one => one.Meter.Id == meter && one.Quantity == quantity);
                if (!stretch[i].Review(found.Id, hours, rule) && found.Counter is { } counter)
                {
                    stretch[i].Review(counter.Id, hours, rule);
                }
            }

            first += lengths[i];
        }
    }

    /// <param name="sensors">Series that its estimates look at, too.</param>
    private static void AddChecked(List<AssetDay> stretch, CheckedSeries series, HashSet<int> sensors)
    {
        var changed = series.Changed.ToLookup(hour => hour.Day.DayNumber);
        foreach (var day in stretch)
        {
            if (changed.Contains(day.Day.DayNumber) || series.StoredOn.Contains(day.Day.DayNumber))
            {
                day.Checked.Add((series.SeriesId, [.. changed[day.Day.DayNumber]]));
            }
        }

        // Marks of readings are positive; others change none. Each day carries what all of them change: one that is marked again meanwhile is not written, and the others are.
        var touched = stretch.FindAll(day => day.Marks.Any(mark => (mark.SeriesId == series.SeriesId || sensors.Contains(mark.SeriesId)) && mark.Mark > 0));
        foreach (var day in touched)
        {
            day.Elsewhere.AddRange(series.Elsewhere.Select(other => (series.SeriesId, other)));
        }

        foreach (var day in touched.Count == 0 ? stretch : [])
        {
            day.Beside.AddRange(series.BesideGaps.Select(other => (series.SeriesId, other)));
        }
    }
}
