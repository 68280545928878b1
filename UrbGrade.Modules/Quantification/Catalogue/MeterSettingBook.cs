using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class MeterSettingBook(IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, StaleMarks stale) : IMeterSettings
{
    public async Task<IReadOnlyList<MeterSettingEntry>> List(string? tenantCode, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        return await (
            from setting in database.Set<MeterSettingRow>()
            join meter in database.Set<MeterRow>() on setting.MeterId equals meter.Id
            orderby meter.Source, setting.From
            select new MeterSettingEntry(
                meter.Source, setting.From, setting.Multiplier, setting.Digits, setting.MostPerHour, setting.FeedsIn, setting.IsReplacement, setting.Source, setting.IsEnd))
            .ToListAsync(cancellation);
    }

    public async Task<AdministrationResult> Set(string? tenantCode, MeterSettingEntry setting, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (!(setting.Multiplier is > 0 and <= 1e6) || setting.Digits is < 1 or > 12 || setting.MostPerHour is <= 0 or double.NaN
            || string.IsNullOrWhiteSpace(setting.Origin) || setting.Origin.Length > 200)
        {
            return Refused.Invalid(
                $"The multiplier is {setting.Multiplier}, digits {setting.Digits}, most for an hour {setting.MostPerHour}, by '{setting.Origin}'; allowed are above 0 to 1000000, 1 to 12, above 0, and 1 to 200 characters.");
        }

        var from = setting.From.ToUniversalTime();
        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, (database, session) =>
        {
            if (database.Set<MeterRow>().SingleOrDefault(m => m.Source == setting.Source) is not { } meter)
            {
                return Refused.NotFound($"There is no meter '{setting.Source}'.");
            }

            var row = database.Set<MeterSettingRow>().SingleOrDefault(s => s.MeterId == meter.Id && s.From == from);
            var ended = setting.IsEnd || (row?.IsEnd ?? false) || database.Set<MeterSettingRow>().Any(s => s.MeterId == meter.Id && s.IsEnd);
            if (row is null)
            {
                database.Add(row = new MeterSettingRow { TenantId = tenant.Id, MeterId = meter.Id, From = from, Source = setting.Origin });
            }

            (row.Multiplier, row.Digits, row.MostPerHour) = (setting.Multiplier, setting.Digits, setting.MostPerHour);
            (row.FeedsIn, row.IsReplacement, row.IsEnd, row.Source) = (setting.FeedsIn, setting.IsReplacement, setting.IsEnd, setting.Origin);
            stale.DaysOfMeter(session, tenant.Id, meter.Id, DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2));
            if (ended)
            {
                // What the others of its asset, and of its places, lacked because of it, they lack no more.
                stale.DaysOfAsset(session, tenant.Id, meter.AssetId, DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2), DateOnly.MaxValue);
                stale.Sums(session, tenant.Id, DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2));
            }

            return AuditedChange.Done(
                tenant.Id, "meter.setting", setting.Source, null,
                FormattableString.Invariant($"from {from:u}: x {setting.Multiplier}, {(setting.IsEnd ? "taken away" : setting.IsReplacement ? "new device" : "same device")}"));
        }, cancellation);
    }
}
