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
    /// <summary>Running means of the temperature need the days before.</summary>
    private const int DaysBefore = 8;

    /// <summary>The next marked months of a tenant, whole years of an asset together; empty when nothing is marked.</summary>
    /// <param name="most">Marks to take at most.</param>
    public async Task<IReadOnlyList<AssetYear>> Next(int tenantId, int most, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenantId));
        var rows = await context.Set<StaleMonthRow>().AsNoTracking().OrderBy(m => m.AssetId).ThenBy(m => m.Month).Take(most).ToListAsync(cancellation);
        var marks = rows.ConvertAll(m => new StaleMonth(m.TenantId, m.AssetId, m.Month.DayNumber, m.Mark, m.RawRequestId, m.Corrects));
        if (marks.Count == 0)
        {
            return [];
        }

        var basis = await Basis(context, cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), tenantId);
        var years = new List<AssetYear>();
        foreach (var group in marks.GroupBy(m => (m.AssetId, DateOnly.FromDayNumber(m.Month).Year)))
        {
            cancellation.ThrowIfCancellationRequested();
            var series = basis.Series.OfAsset(group.Key.AssetId);
            var year = new AssetYear(
                group.Key.AssetId, group.Key.Year, series.Count > 0 ? series[0].Meter.Calendar : LocalCalendar.Of("UTC"), [.. group]);
            Compute(year, basis, reader);
            years.Add(year);
        }

        return years;
    }

    /// <summary>What formulas find of one month of an asset of the context's tenant.</summary>
    public async Task<FormulaPeriod> Names(UrbGradeContext context, int assetId, DateOnly month, CancellationToken cancellation)
    {
        var basis = await Basis(context, cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), context.Scope.TenantId);
        var calendar = basis.Series.OfAsset(assetId) is [var first, ..] ? first.Meter.Calendar : LocalCalendar.Of("UTC");
        var (from, to) = (month.AddDays(-DaysBefore), month.AddMonths(1));
        var figures = basis.Figures(assetId, reader, calendar, from, to);
        var period = Period(calendar, from, month, to);
        var asset = basis.Traits.Of(assetId);
        var names = new FormulaPeriod(figures, asset, period, [.. new PeriodKpis(figures, asset, basis.Tariff).Of(period)], basis.Currency);
        basis.Formulas.Evaluate(names);
        return names;
    }

    private static void Compute(AssetYear year, PeriodBasis basis, SeriesReader reader)
    {
        var periods = year.Periods().ToList();
        var from = periods.Min(p => p.From).AddDays(-DaysBefore);
        var figures = basis.Figures(year.AssetId, reader, year.Calendar, from, periods.Max(p => p.To));
        var traits = basis.Traits.Of(year.AssetId);
        var kpis = new PeriodKpis(figures, traits, basis.Tariff);
        foreach (var (resolution, start, end) in periods)
        {
            if (basis.From is { } kept && year.Calendar.InstantOf(start) < kept)
            {
                continue;
            }

            var period = Period(year.Calendar, from, start, end);
            var results = kpis.Of(period).Where(r => r.Result.Valid > 0).ToList();
            var own = results.Count == 0 ? [] : basis.Formulas.Of(figures, traits, period, results);
            year.Results.AddRange(results.Concat(own).Select(result => (resolution, start, result)));
        }
    }

    private async Task<PeriodBasis> Basis(UrbGradeContext context, CancellationToken cancellation)
    {
        var tenantId = context.Scope.TenantId;
        var tenant = tenants.Find(tenantId);
        var (country, currency) = (tenant?.Country ?? "", tenant?.Currency ?? "EUR");
        var tariffs = await context.Set<TariffRow>().AsNoTracking().Where(t => t.Zone == country && t.Currency == currency).ToListAsync(cancellation);
        var basis = new PeriodBasis(
            await directory.Reload(tenantId, cancellation), await TraitReader.Of(context, cancellation), await TenantFormulas.Load(context, currency, cancellation),
            await factors.Of(country, cancellation), tariffs, currency, tenant?.FiguresFrom);
        await context.Database.OpenConnectionAsync(cancellation);
        return basis;
    }

    private static Period Period(LocalCalendar calendar, DateOnly figuresFrom, DateOnly from, DateOnly to) =>
        new(from, to, calendar.HoursBetween(figuresFrom, from), calendar.HoursBetween(from, to), calendar.StartOf(from));
}
