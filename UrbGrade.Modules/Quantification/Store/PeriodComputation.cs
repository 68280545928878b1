using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Computes the KPIs of marked months, of their weeks and years, from the readings; writes nothing.</summary>
internal sealed class PeriodComputation(
    IUrbGradeContexts contexts, SeriesDirectory directory, EmissionFactors factors, ITenantRegistry tenants)
{
    /// <summary>Of the days that running means of the temperature look back at the last ones come with the figures.</summary>
    public const int DaysBefore = 8;

    /// <summary>What is marked for a tenant, whole years of an asset together, corrected ones first; null when nothing is.</summary>
    /// <param name="after">Assets after this one come before the others, so that each has its turn when there is no time for all.</param>
    /// <param name="onlyCorrected">Nothing else than corrected ones.</param>
    /// <param name="most">Marks to take at most.</param>
    public async Task<MarkedYears?> Next(int tenantId, int after, bool onlyCorrected, int most, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenantId));
        var rows = await context.Set<StaleMonthRow>().AsNoTracking()
            .Where(m => m.AssetId > 0 && (!onlyCorrected || m.Corrects))
            .OrderByDescending(m => m.Corrects).ThenBy(m => m.AssetId <= after).ThenBy(m => m.AssetId).ThenBy(m => m.Month)
            .Take(most).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return null;
        }

        var marks = rows.ConvertAll(m => new StaleMonth(m.TenantId, m.AssetId, m.Month.DayNumber, m.Mark, m.RawRequestId, m.Corrects));
        var basis = await Basis(context, cancellation);
        return new MarkedYears(basis, [.. marks.GroupBy(m => (m.AssetId, DateOnly.FromDayNumber(m.Month).Year))
            .Select(group => new AssetYear(group.Key.AssetId, group.Key.Year, basis.MetersOf(group.Key.AssetId), [.. group]))]);
    }

    /// <summary>Computes some of the marked years.</summary>
    /// <param name="workers">How many threads do so.</param>
    public async Task Compute(int tenantId, MarkedYears marked, IReadOnlyList<AssetYear> years, int workers, CancellationToken cancellation)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(workers, years.Count)).Select(_ => Task.Run(Work, cancellation)));

        void Work()
        {
            using var connection = contexts.OpenReader();
            using var reader = new SeriesReader(connection, tenantId);
            for (var i = Interlocked.Increment(ref next); i < years.Count; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                Compute(years[i], marked, reader);
            }
        }
    }

    /// <summary>What formulas find of one month of an asset of the context's tenant.</summary>
    public async Task<FormulaPeriod> Names(UrbGradeContext context, int assetId, DateOnly month, CancellationToken cancellation)
    {
        var basis = await Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), context.Scope.TenantId);
        var calendar = basis.MetersOf(assetId) is [var first, ..] ? first.Calendar : LocalCalendar.Of("UTC");
        var (from, to) = (month.AddDays(-DaysBefore), month.AddMonths(1));
        var figures = basis.Figures(assetId, MeteredHoursReader.Of(reader), calendar, from, to);
        var period = Period(calendar, from, month, to);
        var asset = basis.Traits.Of(assetId);
        var names = new FormulaPeriod(figures, asset, period, [.. new PeriodKpis(figures, asset, basis.Tariff).Of(period)], basis.Formulas.Names);
        basis.Formulas.Evaluate(names);
        return names;
    }

    /// <summary>KPIs and formulas of the local days in [from, to) of an asset.</summary>
    /// <param name="ofEachMeter">Whether with those of its meters that are the only ones of their kind.</param>
    public static IEnumerable<PeriodResult> Of(PeriodBasis basis, HoursOfSeries hours, int assetId, DateOnly from, DateOnly to, bool ofEachMeter = false)
    {
        if (basis.Series.OfAsset(assetId) is not [var first, ..])
        {
            return [];
        }

        var (calendar, traits) = (first.Meter.Calendar, basis.Traits.Of(assetId));
        var figures = basis.Figures(assetId, hours, calendar, from.AddDays(-DaysBefore), to);
        return Of(basis, new PeriodKpis(figures, traits, basis.Tariff, ofEachMeter), figures, traits, Period(calendar, from.AddDays(-DaysBefore), from, to));
    }

    /// <summary>KPIs and formulas of each hour of the local days in [from, to) of an asset, by day and the number of the hour in it.</summary>
    /// <param name="ofEachMeter">Whether with those of its meters that are the only ones of their kind.</param>
    public static IEnumerable<(DateOnly Day, int Hour, PeriodResult Result)> OfHours(
        PeriodBasis basis, HoursOfSeries hours, int assetId, DateOnly from, DateOnly to, bool ofEachMeter = false)
    {
        if (basis.Series.OfAsset(assetId) is not [var first, ..])
        {
            return [];
        }

        var (calendar, begins) = (first.Meter.Calendar, false);
        var figures = basis.Figures(
            assetId,
            (series, start, end) =>
            {
                var read = hours(series, start, end);
                begins |= read?.FirstExpected > 0;
                return read;
            },
            calendar, from, to);
        if (begins)
        {
            // A day stands on the series alone that have begun by then.
            return Days(from, to).SelectMany(day => OfHours(basis, hours, assetId, day, day.AddDays(1), ofEachMeter));
        }

        var traits = basis.Traits.Of(assetId);
        var kpis = new PeriodKpis(figures, traits, basis.Tariff, ofEachMeter);
        return
            from day in Days(@from, to)
            from hour in HourKpis.Of(calendar, day, calendar.HoursBetween(@from, day)).Index()
            from result in Of(basis, kpis, figures, traits, hour.Item, HourKpis.Has)
            select (day, hour.Index, result);
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber).Select(DateOnly.FromDayNumber);

    /// <param name="has">Which KPIs such a period has; null for all.</param>
    private static IEnumerable<PeriodResult> Of(
        PeriodBasis basis, PeriodKpis kpis, AssetFigures figures, AssetTraits traits, Period period, Func<int, bool>? has = null)
    {
        var results = kpis.Of(period).Where(result => result.Result.Valid > 0 && has?.Invoke(result.DefinitionId) != false).ToList();
        return results.Concat(basis.Formulas.Of(figures, traits, period, results));
    }

    private static void Compute(AssetYear year, MarkedYears marked, SeriesReader reader)
    {
        var basis = marked.Basis;
        var periods = year.Periods().ToList();
        var from = periods.Min(p => p.From).AddDays(-DaysBefore);
        var figures = basis.Figures(year.AssetId, MeteredHoursReader.Of(reader), year.Calendar, from, periods.Max(p => p.To));
        var traits = basis.Traits.Of(year.AssetId);
        var kpis = new PeriodKpis(figures, traits, basis.Tariff);
        foreach (var (resolution, start, end) in periods)
        {
            if (basis.From is { } kept && year.Calendar.InstantOf(start) < kept)
            {
                continue;
            }

            year.Computed.Add((resolution, start));
            var period = Period(year.Calendar, from, start, end);
            year.Results.AddRange(Of(basis, kpis, figures, traits, period).Select(result => (resolution, start, result)));
        }
    }

    /// <summary>What KPIs of the context's tenant are made with now.</summary>
    public async Task<PeriodBasis> Basis(UrbGradeContext context, CancellationToken cancellation)
    {
        var tenantId = context.Scope.TenantId;
        var tenant = tenants.Find(tenantId);
        var (country, currency) = (tenant?.Country ?? "", tenant?.Currency ?? "EUR");
        var tariffs = await context.Set<TariffRow>().AsNoTracking()
            .Where(t => t.Zone == country && t.Currency == currency && (t.OnlyTenant == 0 || t.OnlyTenant == tenantId)).ToListAsync(cancellation);
        var series = await directory.Reload(tenantId, cancellation);
        return new PeriodBasis(
            series, await TraitReader.Of(context, cancellation), await TenantFormulas.Load(context, new FormulaNames(currency, series.All), cancellation),
            await factors.Of(tenantId, cancellation), tariffs, currency, tenant?.FiguresFrom);
    }

    /// <summary>The local days in [from, to) of figures that begin on a day before.</summary>
    public static Period Period(LocalCalendar calendar, DateOnly figuresFrom, DateOnly from, DateOnly to) =>
        new(from, to, calendar.HoursBetween(figuresFrom, from), calendar.HoursBetween(from, to), calendar.StartOf(from));
}
