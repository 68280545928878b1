using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Alerts;

/// <summary>Holds rules against what is known. Writes nothing.</summary>
internal sealed class AlertLook(
    IUrbGradeContexts contexts, IMeasuredSeries measured, ITenantFigures figures, ITenantRegistry tenants, IRevocationLists lists,
    IRenewedCertificates renewed, ISitesCatchingUp catchingUp)
{
    /// <summary>Days that a threshold looks back: readings may be late.</summary>
    private const int DaysBack = 3;

    private const int DaysOfWeek = 7;

    /// <summary>Weeks that a KPI looks back, for the same reason.</summary>
    private const int WeeksBack = 2;

    /// <summary>Months that a target looks back.</summary>
    private const int MonthsBack = 2;

    /// <summary>Of a day's hours that have to be there before it is compared.</summary>
    private const double LeastCoverage = 0.9;

    public async Task<IReadOnlyList<RaisedAlert>> Of(AlertRuleRow rule, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(rule.TenantId));
        var tenant = tenants.Find(rule.TenantId)!;
        var names = await FindingNames.Load(database, tenant.TimeZone, cancellation);
        return rule.Kind switch
        {
            AlertKind.Finding => await Findings(database, rule, names, tenant.Currency, cancellation),
            AlertKind.Certificate => await Certificates(database, rule, now, tenant.TimeZone, cancellation),
            AlertKind.NoData => Silent(database, rule, await UpToDate(database, rule.TenantId, cancellation), names, now),
            AlertKind.Kpi => await Kpis(rule, tenant.TimeZone, now, cancellation),
            AlertKind.Target => await Targets(rule, tenant.TimeZone, now, cancellation),
            _ => Thresholds(rule, await measured.List(rule.TenantId, cancellation), names, now),
        };
    }

    private static async Task<IReadOnlyList<RaisedAlert>> Findings(
        UrbGradeContext database, AlertRuleRow rule, FindingNames names, string currency, CancellationToken cancellation)
    {
        var rows = await database.Set<FindingRow>().AsNoTracking()
            .Where(row => row.WithdrawnAt == null && row.State == FindingState.New && row.FoundAt >= rule.CreatedAt
                && (rule.AssetId == null || row.AssetId == rule.AssetId) && (rule.FindingKind == null || row.Kind == rule.FindingKind)
                && (rule.Limit <= 0 || row.Money >= rule.Limit))
            .OrderBy(row => row.Id).ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => (Row: row, About: names.Of(row.Scope, row.ScopeId))).Select(one => new RaisedAlert(
                FormattableString.Invariant($"finding:{one.Row.Id}"),
                new AlertFacts(
                    one.About.Name, one.Row.StartAt, one.About.Zone, one.Row.Money, currency, one.Row.Id, one.Row.Kind,
                    Medium: EvidenceText.Read(one.Row.Evidence).Medium))),
        ];
    }

    private async Task<IReadOnlyList<RaisedAlert>> Certificates(
        UrbGradeContext database, AlertRuleRow rule, DateTimeOffset now, string zone, CancellationToken cancellation)
    {
        var until = now.AddDays(rule.Limit);
        var rows = await database.Set<GatewayCertificateRow>().AsNoTracking().Where(row => row.RevokedAt == null && row.NotAfter > now && row.NotAfter <= until)
            .OrderBy(row => row.NotAfter).Select(row => new { row.Subject, row.Thumbprint, row.NotAfter }).ToListAsync(cancellation);
        var replaced = rows.Count == 0 ? new HashSet<string>() : await renewed.Replaced(cancellation);
        return
        [
            .. rows.Where(row => !replaced.Contains(row.Thumbprint))
                .Select(row => new RaisedAlert($"certificate:{row.Thumbprint}", new AlertFacts(row.Subject, row.NotAfter, zone))),

            // Lists live for days or weeks: when they are renewed is their authority's business until it is late, whatever the rule says.
            .. lists.Due(rule.TenantId, now).Select(list => new RaisedAlert(
                FormattableString.Invariant($"list:{list.AuthorityHash}:{list.EndsAt.ToUnixTimeSeconds()}"),
                new AlertFacts(list.Authority, list.EndsAt, zone, IsRevocationList: true))),
        ];
    }

    private async Task<IReadOnlyList<RaisedAlert>> Kpis(AlertRuleRow rule, string zone, DateTimeOffset now, CancellationToken cancellation)
    {
        var raised = new List<RaisedAlert>();
        var calendar = LocalCalendar.Of(zone);
        var today = calendar.DayOf(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % DaysOfWeek));
        for (var week = monday.AddDays(-WeeksBack * DaysOfWeek); week < monday; week = week.AddDays(DaysOfWeek))
        {
            // Weeks before the rule are not its business.
            if (calendar.InstantOf(week.AddDays(DaysOfWeek)) <= rule.CreatedAt)
            {
                continue;
            }

            raised.AddRange(
                from figure in TargetStanding.Held(await figures.Of(rule.TenantId, KpiScope.Asset, rule.AssetId, PeriodLength.Week, week, rule.Measure, cancellation))
                where figure is { Value: { } value, Status: KpiStatus.Ok } && (rule.IsAbove ? value > rule.Limit : value < rule.Limit)
                select new RaisedAlert(
                    FormattableString.Invariant($"kpi:{figure.Code}:{figure.ScopeId}:{figure.Medium}:{week:yyyy-MM-dd}"),
                    new AlertFacts(
                        figure.About, calendar.InstantOf(week), zone, figure.Value, figure.Unit,
                        Kpi: figure.Code, KpiName: figure.Name, Medium: figure.Medium)));
        }

        return raised;
    }

    private async Task<IReadOnlyList<RaisedAlert>> Targets(AlertRuleRow rule, string zone, DateTimeOffset now, CancellationToken cancellation)
    {
        var raised = new List<RaisedAlert>();
        var calendar = LocalCalendar.Of(zone);
        var today = calendar.DayOf(now);
        var running = new DateOnly(today.Year, today.Month, 1);
        for (var month = running.AddMonths(-MonthsBack); month < running; month = month.AddMonths(1))
        {
            // Months before the target are not its business.
            if (calendar.InstantOf(month.AddMonths(1)) <= rule.CreatedAt)
            {
                continue;
            }

            raised.AddRange(
                from figure in TargetStanding.Held(await figures.Of(rule.TenantId, KpiScope.Tenant, null, PeriodLength.Month, month, rule.Measure, cancellation))
                where TargetStanding.IsMissed(rule.IsAbove, rule.Limit, figure)
                select new RaisedAlert(
                    FormattableString.Invariant($"target:{figure.Code}:{figure.Medium}:{month:yyyy-MM}"),
                    new AlertFacts(
                        figure.About, calendar.InstantOf(month), zone, figure.Value, figure.Unit,
                        Kpi: figure.Code, KpiName: figure.Name, Medium: figure.Medium)));
        }

        return raised;
    }

    /// <summary>All series but those of sites whose gateways still send what they have to make up for.</summary>
    private async Task<IReadOnlyList<MeasuredSeries>> UpToDate(UrbGradeContext database, int tenantId, CancellationToken cancellation)
    {
        var series = await measured.List(tenantId, cancellation);
        var sites = (await catchingUp.Waiting(tenantId, cancellation)).Keys.ToList();
        if (sites.Count == 0)
        {
            return series;
        }

        var assets = await database.Set<AssetRow>().Where(asset => EF.Parameter(sites).Contains(asset.SiteId)).Select(asset => asset.Id)
            .ToHashSetAsync(cancellation);
        return [.. series.Where(one => !assets.Contains(one.AssetId))];
    }

    private static List<RaisedAlert> Silent(UrbGradeContext database, AlertRuleRow rule, IReadOnlyList<MeasuredSeries> series, FindingNames names, DateTimeOffset now)
    {
        var raised = new List<RaisedAlert>();

        // What a weather service expects is dated days ahead, and would hide for as long that its meter is silent.
        var expected = series.Where(one => one.Quantity != Quantities.ExpectedTemperature
            && (rule.AssetId is null || one.AssetId == rule.AssetId) && !(one.EndsAt <= now.ToUnixTimeMilliseconds()));
        foreach (var meter in expected.GroupBy(one => one.MeterId))
        {
            var last = meter.Max(one => database.Set<ReadingRow>().Where(row => row.SeriesId == one.Id)
                .OrderByDescending(row => row.StartAt).Select(row => (DateTimeOffset?)row.EndAt).FirstOrDefault());
            if (last is { } at && now - at >= TimeSpan.FromHours(rule.Limit))
            {
                var (name, zone, _) = names.Of(FindingScope.Series, meter.First().Id);
                raised.Add(new RaisedAlert(FormattableString.Invariant($"silent:{meter.Key}:{at.ToUnixTimeSeconds()}"), new AlertFacts(name, at, zone)));
            }
        }

        return raised;
    }

    private List<RaisedAlert> Thresholds(AlertRuleRow rule, IReadOnlyList<MeasuredSeries> series, FindingNames names, DateTimeOffset now)
    {
        var raised = new List<RaisedAlert>();
        using var connection = contexts.OpenReader();
        using var reader = new SeriesReader(connection, rule.TenantId);
        foreach (var one in series.Where(one => one.Quantity == rule.Measure && (rule.AssetId is null || one.AssetId == rule.AssetId)))
        {
            var today = one.Calendar.DayOf(now);
            for (var day = today.AddDays(-DaysBack); day < today; day = day.AddDays(1))
            {
                // Days before the rule are not its business.
                if (one.Calendar.InstantOf(day.AddDays(1)) <= rule.CreatedAt || one.Read(reader, day, day.AddDays(1), HourlySeries.LongestSpreadOfDay) is not { } hours
                    || hours.Count(hour => hour.Adds) < LeastCoverage * hours.Length)
                {
                    continue;
                }

                var sum = hours.Where(hour => hour.Adds).Sum(hour => hour.Value);
                var value = one.Kind == SeriesKind.Mean ? sum / hours.Count(hour => hour.Adds) : sum;
                if (rule.IsAbove ? value > rule.Limit : value < rule.Limit)
                {
                    var (name, zone, _) = names.Of(FindingScope.Series, one.Id);
                    raised.Add(new RaisedAlert(
                        FormattableString.Invariant($"day:{one.Id}:{day:yyyy-MM-dd}"), new AlertFacts(name, one.Calendar.InstantOf(day), zone, value, one.Unit)));
                }
            }
        }

        return raised;
    }
}
