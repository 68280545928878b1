using System.Text.Json;
using MathNet.Numerics.Distributions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Analysis.Domain.Savings;
using UrbGrade.Modules.Analysis.Savings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Plans;

internal sealed class Planning(
    IUrbGradeContexts contexts, IMeasuredSeries series, IPriceLists prices, ITenantRegistry tenants, ITenantSession session, TimeProvider clock) : IPlanning
{
    /// <summary>Of a two-sided interval of 90 %.</summary>
    private static readonly double Reach = Normal.InvCDF(0, 1, 0.95);

    public async Task<PlanAnswer?> Ask(PlanQuestion question, CancellationToken cancellation)
    {
        if (session is not { CurrentTenantId: { } tenantId, IsStaff: true } || tenants.Find(tenantId) is not { } tenant)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var asked = question.AssetIds;
        var rows = await database.Set<BaselineRow>().AsNoTracking()
            .Where(b => b.InterventionId == 0 && b.Medium == question.Medium && (asked.Count == 0 || asked.Contains(b.AssetId)))
            .OrderBy(b => b.AssetId).ToListAsync(cancellation);
        using var reader = await UseReader.Open(database, series, cancellation);
        var known = new List<PlannedAsset>();
        var left = new List<PlanAsset>();
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var asset = new PlanAsset(row.AssetId, reader.Find(row.AssetId)?.Name ?? "", row.YearKwh);
            if (row is { IsAccepted: true, Model: { } json, YearKwh: not null } && reader.NormalYearOf(row.AssetId, row.Medium, row.Until) is { } year)
            {
                known.Add(new PlannedAsset(asset, JsonSerializer.Deserialize<BaselineFacts>(json, BaselineFacts.Format)!, year));
            }
            else
            {
                left.Add(asset);
            }
        }

        var now = clock.GetUtcNow().Year;
        var numbers = await YearNumbers.Load(prices, tenant.Country, [(question.Medium, now)], now, cancellation);
        var (price, factor) = (numbers.Price(question.Medium, now), numbers.Factor(question.Medium, now));
        var yearKwh = known.Sum(one => one.Asset.YearKwh!.Value);
        var outcomes = question.Packages.Select(package => Outcome(package, question, known, yearKwh, price, factor)).ToList();
        return new PlanAnswer(
            [.. known.Select(one => one.Asset)], left, yearKwh, price, numbers.TariffOf(question.Medium, now)?.Source, factor, numbers.FactorOf(question.Medium, now)?.Source,
            tenant.Currency, PlanRanking.Rank(outcomes, question));
    }

    private static PlanOutcome Outcome(PlanPackage package, PlanQuestion question, List<PlannedAsset> assets, double yearKwh, double? price, double? factor)
    {
        double saved = 0, variance = 0;
        var working = new HashSet<MeasureKind>();
        foreach (var asset in assets)
        {
            var changed = new ChangedUse(asset.Facts.Temperature, asset.Facts.Night?.BaseKwh ?? asset.Facts.Temperature?.BaseKwh ?? 0);
            foreach (var measure in package.Measures.Where(changed.Apply))
            {
                working.Add(measure.Kind);
            }

            var (kwh, squared) = asset.Saved(changed);
            saved += kwh;
            variance += squared;
        }

        // Models err apart; what measures do may be misjudged at all assets alike.
        var band = Math.Sqrt((Reach * Reach * variance) + (saved * question.Doubt * saved * question.Doubt));
        var cheaper = package.Measures.Where(measure => measure.Kind == MeasureKind.Tariff).Aggregate(1.0, (share, measure) => share * (1 - (Math.Min(measure.Strength, 100) / 100)));
        double? Money(double kwh) => price is { } each ? (yearKwh * each) - ((yearKwh - kwh) * each * cheaper) : null;
        var cost = package.Measures.Sum(measure => Math.Max(measure.Cost, 0));
        Investment? Invested(double kwh) => Money(kwh) is { } money ? new Investment(cost, money, question.Rate, question.Escalation, question.Years) : null;
        var investment = Invested(saved);
        return new PlanOutcome(
            package.Name, saved, band, saved * factor, Money(saved), cost, investment?.NetPresentValue, Invested(saved - band)?.NetPresentValue,
            Invested(saved + band)?.NetPresentValue, investment?.InternalRateOfReturn, investment?.StaticPayback, investment?.DiscountedPayback,
            package.Measures.Sum(measure => Math.Clamp(measure.Life, -2, 2)), 0, [.. package.Measures.Select(measure => measure.Kind).Where(kind => !working.Contains(kind)).Distinct()]);
    }
}
