using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class MeterSettingBook(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, StaleMarks stale, LearnedLimits learned) : IMeterSettings
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
                meter.Source, setting.From, setting.Multiplier, setting.Digits, setting.MostPerHour, setting.FeedsIn, setting.IsReplacement, setting.Source, setting.IsEnd,
                database.Set<MeterRow>().Where(main => main.Id == setting.Below).Select(main => main.Source).FirstOrDefault(), setting.LeastLoss, setting.MostLoss))
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

        if (setting.LeastLoss is < -1 or > 1 or double.NaN || setting.MostLoss is < -1 or > 1 or double.NaN || setting.LeastLoss > setting.MostLoss)
        {
            return Refused.Invalid($"The least loss is {setting.LeastLoss}, the most {setting.MostLoss}; allowed are -1 to 1, the least not above the most.");
        }

        var from = setting.From.ToUniversalTime();
        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, (database, session) =>
        {
            if (database.Set<MeterRow>().SingleOrDefault(m => m.Source == setting.Source) is not { } meter)
            {
                return Refused.NotFound($"There is no meter '{setting.Source}'.");
            }

            var main = setting.Below is { } name ? database.Set<MeterRow>().SingleOrDefault(m => m.Source == name) : null;
            if (setting.Below is not null && main?.AssetId != meter.AssetId)
            {
                return Refused.Invalid($"There is no meter '{setting.Below}' of the same asset; a submeter stands below a meter of its own asset.");
            }

            if (main is not null && IsBelow(database, main.Id, meter.Id))
            {
                return Refused.Invalid($"Meter '{setting.Below}' is '{setting.Source}', or stands below it itself.");
            }

            if (main is not null && KindsOf(database, meter.Id) is { Count: > 0 } own && KindsOf(database, main.Id) is { Count: > 0 } above && !own.Overlaps(above))
            {
                return Refused.Invalid(
                    $"Meter '{setting.Source}' measures {string.Join(", ", own)}, '{setting.Below}' {string.Join(", ", above)}; a submeter measures what its main meter does.");
            }

            var row = database.Set<MeterSettingRow>().SingleOrDefault(s => s.MeterId == meter.Id && s.From == from);
            var ended = setting.IsEnd || (row?.IsEnd ?? false) || database.Set<MeterSettingRow>().Any(s => s.MeterId == meter.Id && s.IsEnd);
            if (row is null)
            {
                database.Add(row = new MeterSettingRow { TenantId = tenant.Id, MeterId = meter.Id, From = from, Source = setting.Origin });
            }

            (row.Multiplier, row.Digits, row.MostPerHour) = (setting.Multiplier, setting.Digits, setting.MostPerHour);
            (row.FeedsIn, row.IsReplacement, row.IsEnd, row.Source) = (setting.FeedsIn, setting.IsReplacement, setting.IsEnd, setting.Origin);
            (row.Below, row.LeastLoss, row.MostLoss) = (main?.Id, setting.LeastLoss, setting.MostLoss);
            if (!setting.Multiplier.Equals(MultiplierAt(database, meter.Id, from)))
            {
                learned.Forget(database, session, meter, from);
            }

            stale.DaysOfMeter(session, tenant.Id, meter.Id, FirstDay(database, meter.Id, from));
            if (ended)
            {
                // What the others of its asset, and of its places, lacked because of it, they lack no more.
                stale.DaysOfAsset(session, tenant.Id, meter.AssetId, DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2), DateOnly.MaxValue);
                stale.Sums(session, tenant.Id, DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2));
            }

            return AuditedChange.Done(
                tenant.Id, "meter.setting", setting.Source, null,
                FormattableString.Invariant($"from {from:u}: x {setting.Multiplier}, {(setting.IsEnd ? "taken away" : setting.IsReplacement ? "new device" : "same device")}{(main is null ? "" : $", below {main.Source}")}"));
        }, cancellation);
    }

    /// <summary>The first local day, in any zone, whose hours may be others by how a meter is to be read from an
    /// instant on: gaps of a counter look as many states back.</summary>
    private static DateOnly FirstDay(UrbGradeContext database, int meterId, DateTimeOffset from)
    {
        var states = database.Set<SeriesRow>().Where(s => s.MeterId == meterId && s.Kind == SeriesKind.Register).Select(s => s.Id).ToList().SelectMany(series => database.Set<ReadingRow>()
            .Where(r => r.SeriesId == series && r.StartAt < from).OrderByDescending(r => r.StartAt).Take(RegisterSpread.StatesBeside).Select(r => r.StartAt).ToList());
        return DateOnly.FromDateTime(states.Select(at => at.UtcDateTime.AddDays(-1)).Append(from.UtcDateTime.AddDays(-2)).Min());
    }

    /// <summary>As it was kept before this change.</summary>
    private static double MultiplierAt(UrbGradeContext database, int meterId, DateTimeOffset at) =>
        database.Set<MeterSettingRow>().AsNoTracking().Where(s => s.MeterId == meterId && s.From <= at)
            .OrderByDescending(s => s.From).FirstOrDefault()?.Multiplier ?? 1;

    /// <summary>What a meter measures amounts of; nothing before its first reading.</summary>
    private static SortedSet<string> KindsOf(UrbGradeContext database, int meterId) => new(
        database.Set<SeriesRow>().Where(s => s.MeterId == meterId).Select(s => new { s.Quantity, s.Medium }).ToList()
            .Select(s => AssetHours.KindOf(s.Quantity, s.Medium)).OfType<string>(),
        StringComparer.Ordinal);

    /// <summary>Whether a meter is another one, or has ever stood below it.</summary>
    private static bool IsBelow(UrbGradeContext database, int meterId, int other)
    {
        var mains = database.Set<MeterSettingRow>().Where(s => s.Below != null).Select(s => new { s.MeterId, Main = s.Below!.Value }).ToList().ToLookup(s => s.MeterId, s => s.Main);
        var (seen, next) = (new HashSet<int>(), new Stack<int>([meterId]));
        while (next.TryPop(out var one))
        {
            if (one == other)
            {
                return true;
            }

            if (seen.Add(one))
            {
                foreach (var main in mains[one])
                {
                    next.Push(main);
                }
            }
        }

        return false;
    }
}
