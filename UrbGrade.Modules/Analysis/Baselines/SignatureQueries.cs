using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Baselines;

internal sealed class SignatureQueries(IUrbGradeContexts contexts, IMeasuredSeries series, ITenantSession session) : IUseSignatures
{
    /// <summary>Digits that a drawing and its table need, and more.</summary>
    private const int Digits = 3;

    public async Task<IReadOnlyList<UseSignature>> Of(int assetId, CancellationToken cancellation)
    {
        if (session is not { CurrentTenantId: { } tenantId, IsStaff: true })
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<BaselineRow>().AsNoTracking()
            .Where(row => row.AssetId == assetId && row.InterventionId == 0 && row.Medium != "light").OrderBy(row => row.Medium).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        using var reader = await UseReader.Open(database, series, cancellation);
        return reader.Find(assetId) is null ? [] : [.. rows.Select(row => Signature(row, reader)).Where(one => one.Days.Count > 0)];
    }

    private static UseSignature Signature(BaselineRow row, UseReader reader)
    {
        List<SignatureDay> days =
        [
            .. (reader.Read(row.AssetId, row.Medium, row.From, row.Until)?.Days ?? []).Where(day => day.IsWhole)
                .Select(day => new SignatureDay(day.Day, Math.Round(day.Driver, Digits), Math.Round(day.EnergyKwh, Digits))),
        ];
        var facts = row.Model is null ? null : JsonSerializer.Deserialize<BaselineFacts>(row.Model, BaselineFacts.Format);

        // Of a model by the hour or the day of the week without a line that would be accepted the mean is kept, which does not say that nothing follows
        // the temperature.
        var isMean = row.Kind is BaselineKind.HourOfWeek or BaselineKind.DayOfWeek && facts?.Temperature is { HeatingSlope: 0, CoolingSlope: 0 };
        var line = !isMean && facts?.Temperature is { } model
            ? new SignatureLine(model.BaseKwh, model.HeatingSlope, model.HeatingBalance, model.CoolingSlope, model.CoolingBalance) : null;
        return new UseSignature(row.Medium, row.From, row.Until, line, line is null ? null : Explained(line, days), row.IsAccepted, days);
    }

    private static double? Explained(SignatureLine line, List<SignatureDay> days)
    {
        if (days.Count == 0)
        {
            return null;
        }

        var mean = days.Average(day => day.UsedKwh);
        var all = days.Sum(day => Math.Pow(day.UsedKwh - mean, 2));
        return all == 0 ? null : 1 - (days.Sum(day => Math.Pow(day.UsedKwh - line.At(day.OutsideCelsius), 2)) / all);
    }
}
