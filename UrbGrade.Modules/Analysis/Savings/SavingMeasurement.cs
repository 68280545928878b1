using System.Security.Cryptography;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Analysis.Store;

namespace UrbGrade.Modules.Analysis.Savings;

/// <summary>Measures what one intervention saved: fits the year before at each of its assets, and holds what was used since against it. What another work there
/// changed is in neither: the year begins after the one before, and what counts ends with the next one.</summary>
/// <param name="works">All that were done.</param>
/// <param name="price">Money for each kWh of the carrier in a year; null where unknown.</param>
/// <param name="factor">kg CO2 equivalent for each kWh in a year; null where unknown.</param>
internal sealed class SavingMeasurement(
    UseReader reader, int tenantId, WorksAt works, Func<string, int, double?> price, Func<string, int, double?> factor, DateTimeOffset now)
{
    /// <summary>The saving, and the baselines before it.</summary>
    public (SavingRow Saving, IReadOnlyList<BaselineRow> Baselines) Measure(InterventionRow intervention, IReadOnlyList<int> assetIds)
    {
        var done = intervention.DoneOn!.Value;
        var baselines = new List<BaselineRow>();
        var saving = new MeasuredSaving();
        var until = done;
        var refused = 0;
        var prints = new List<string>();
        foreach (var asset in assetIds.Select(reader.Find).OfType<MeteredAsset>())
        {
            var days = reader.DaysOf(asset.Id, intervention.Medium);
            var from = done.AddDays(-BaselineFitting.PeriodDays);
            from = works.Earlier(intervention, asset.Id)?.DoneOn is { } changed && changed > from ? changed : from;
            from = days?.First > from ? days.Value.First : from;
            var before = days is null ? null : reader.Read(asset.Id, intervention.Medium, from, done);
            var normal = days is null ? null : reader.NormalYearOf(asset.Id, intervention.Medium, done);
            var print = BaselineFitting.Fingerprint(intervention.Medium, from, done, before, normal);
            var fitted = BaselineFitting.Fit(reader, asset, intervention.Medium, from, done, before);
            var row = BaselineFitting.Row(tenantId, asset.Id, intervention.Medium, intervention.Id, from, done, fitted, before, normal, print, now);
            baselines.Add(row);
            prints.Add(print);
            if (fitted.Refusals.Count > 0)
            {
                refused++;
                continue;
            }

            // The newest day may still be a part of one.
            var end = works.Later(intervention, asset.Id)?.DoneOn is { } next && next < days!.Value.Last ? next : days!.Value.Last;
            if (end > done && reader.Read(asset.Id, intervention.Medium, done, end) is { } after)
            {
                prints.Add(BaselineFitting.Fingerprint(intervention.Medium, done, end, after, null));
                saving.Add(fitted.Model!, after, Acting(intervention.Kind, BaselineFacts.Of(fitted, before!)!), normal);
                until = end > until ? end : until;
            }
        }

        return (Row(intervention, saving, until, refused, prints), baselines);
    }

    /// <summary>How much a kind of measure can do on a day: what saves heat does so when it is cold, what runs always
    /// is saved always, lamps save at night.</summary>
    private static Func<double, double> Acting(MeasureKind kind, BaselineFacts facts) => kind switch
    {
        MeasureKind.Insulation or MeasureKind.SetBack when facts.Temperature is { HeatingSlope: > 0 } model => driver => Math.Max(model.HeatingBalance - driver, 0),
        MeasureKind.BaseLoad => _ => 1,
        _ => facts.At,
    };

    private SavingRow Row(InterventionRow intervention, MeasuredSaving saving, DateOnly until, int refused, List<string> prints)
    {
        var share = saving.ShareOfYear ?? (saving.Assets == 0 ? 0 : (double)saving.Days / saving.Assets / 365);

        // Assets that cannot be measured take their part of the promise with them.
        var measured = saving.Assets + refused == 0 ? 1 : (double)saving.Assets / (saving.Assets + refused);
        double? SoFar(double? promise) => saving.Days == 0 ? null : promise * share * measured;
        var promised = SoFar(intervention.Promise);
        var months = saving.Months(year => price(intervention.Medium, year), year => factor(intervention.Medium, year));
        return new SavingRow
        {
            TenantId = tenantId, InterventionId = intervention.Id, Until = until, Days = saving.Days,
            Verdict = saving.Verdict(SoFar(intervention.PromiseLow) ?? promised, SoFar(intervention.PromiseHigh) ?? promised, refused),
            ExpectedKwh = saving.ExpectedKwh, ObservedKwh = saving.ObservedKwh, BandKwh = saving.BandKwh, PromisedKwh = promised,
            Money = Sum(months, month => month.Money), Co2Kg = Sum(months, month => month.Co2Kg), MeasuredAssets = saving.Assets, RefusedAssets = refused,
            Months = JsonSerializer.Serialize(months, BaselineFacts.Format),
            Fingerprint = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
                new { intervention.DoneOn, intervention.Promise, intervention.PromiseLow, intervention.PromiseHigh, months, prints }))),
            ComputedAt = now,
        };
    }

    private static double? Sum(IReadOnlyList<SavingMonth> months, Func<SavingMonth, double?> part) =>
        months.Count > 0 && months.All(month => part(month) is not null) ? months.Sum(month => part(month)!.Value) : null;
}
