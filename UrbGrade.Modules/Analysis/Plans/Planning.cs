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
    /// <summary>A year, so that every season counts.</summary>
    private const int DaysOfHours = 365;

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
        var isByHour = question.Packages.Any(package => package.Measures.Any(NewPrice.IsOfHours));
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var asset = new PlanAsset(row.AssetId, reader.Find(row.AssetId)?.Name ?? "", row.YearKwh);
            if (row is { IsAccepted: true, Model: { } json, YearKwh: not null } && reader.NormalYearOf(row.AssetId, row.Medium, row.Until) is { } year)
            {
                known.Add(new PlannedAsset(asset, JsonSerializer.Deserialize<BaselineFacts>(json, BaselineFacts.Format)!, year)
                {
                    Shares = isByHour ? HoursOfUse.Shares(reader.Hours(row.AssetId, row.Medium, row.Until.AddDays(-DaysOfHours), row.Until)) : null,
                });
            }
            else
            {
                left.Add(asset);
            }
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var now = today.Year;
        var numbers = await YearNumbers.Load(prices, tenant.Id, [(question.Medium, now)], today, cancellation);
        var (price, factor) = (numbers.Price(question.Medium, now), numbers.Factor(question.Medium, now));
        var yearKwh = known.Sum(one => one.Asset.YearKwh!.Value);
        var outcomes = question.Packages.Select(package => Outcome(package, question, known, yearKwh, price, factor)).ToList();
        return new PlanAnswer(
            [.. known.Select(one => one.Asset)], left, yearKwh, price, numbers.TariffOf(question.Medium, now)?.Source, factor, numbers.FactorOf(question.Medium, now)?.Source,
            tenant.Currency, PlanRanking.Rank(outcomes, question));
    }

    private static PlanOutcome Outcome(PlanPackage package, PlanQuestion question, List<PlannedAsset> assets, double yearKwh, double? price, double? factor)
    {
        // What is left to pay for is counted in kWh at the present price.
        double saved = 0, variance = 0, left = 0, paid = 0;
        var working = new HashSet<MeasureKind>();
        foreach (var asset in assets)
        {
            var changed = new ChangedUse(asset.Facts.Temperature, asset.Facts.Night?.BaseKwh ?? asset.Facts.Temperature?.BaseKwh ?? 0);
            foreach (var measure in package.Measures.Where(measure => changed.Apply(measure) && NewPrice.IsKnown(measure, asset.Shares)))
            {
                working.Add(measure.Kind);
            }

            var (kwh, squared) = asset.Saved(changed);
            saved += kwh;
            variance += squared;
            var share = NewPrice.ShareOf(package.Measures, asset.Shares);
            left += (asset.Asset.YearKwh!.Value - kwh) * share;
            paid += asset.Asset.YearKwh.Value * share;
        }

        // Models err apart; what measures do may be misjudged at all assets alike.
        var band = Math.Sqrt((Reach * Reach * variance) + (saved * question.Doubt * saved * question.Doubt));
        var most = Math.Max(saved, Math.Min(saved + band, yearKwh));
        var cheaper = yearKwh > 0 ? paid / yearKwh : 1;
        double? Money(double kwh) => price is { } each ? each * (yearKwh - left + ((kwh - saved) * cheaper)) : null;
        var cost = package.Measures.Sum(measure => Math.Max(measure.Cost, 0));
        Investment? Invested(double kwh) => Money(kwh) is { } money ? new Investment(cost, money, question.Rate, question.Escalation, question.Years) : null;
        var investment = Invested(saved);
        return new PlanOutcome(
            package.Name, saved, band, saved * factor, Money(saved), cost, investment?.NetPresentValue, Invested(saved - band)?.NetPresentValue,
            Invested(most)?.NetPresentValue, investment?.InternalRateOfReturn, investment?.StaticPayback, investment?.DiscountedPayback,
            package.Measures.Sum(measure => Math.Clamp(measure.Life, -2, 2)), 0, [.. package.Measures.Select(measure => measure.Kind).Where(kind => !working.Contains(kind)).Distinct()])
        {
            MostKwh = most < saved + band ? most : null,
        };
    }
}
