using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.People;

/// <summary>What was found in the readings of the person's meters in their time, and of a neighbour's that tells their use, with its traces, all alerts of
/// that time, and the baselines of a place that is the person's alone. What interventions saved stays: it is a figure of a place without a person.</summary>
internal sealed class FindingsOfPerson(IUrbGradeContexts contexts, ICommitQueue commits) : IPersonalRecords
{
    private const string Name = "findings";

    /// <summary>After the readings: a look that comes meanwhile finds nothing.</summary>
    public int Order => 60;

    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new(Name, "What stood out in the readings of your meters, and what people made of it.",
            ["meter", "kind", "start_utc", "end_utc", "more_than_expected", "state", "note"], Found(person)),
        new("baselines", "What your place usually uses in a year with normal weather.", ["meter", "carrier", "from", "until", "kwh_a_year", "model"], Baselines(person)),
    ];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation)
    {
        var count = 0L;
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            count += await Findings(database, meter).LongCountAsync(cancellation) + NeighboursOf(database, meter).Count
                + await Baselines(database, person, meter).LongCountAsync(cancellation);
        }

        return new PersonalCount(Name, count);
    }

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation)
    {
        var erased = 0L;
        foreach (var meter in person.Meters)
        {
            erased += await commits.Commit(session => Erase(session, person, meter), cancellation);
        }

        return new PersonalCount(Name, erased);
    }

    private int Erase(IWriteSession session, Person person, PersonMeter meter)
    {
        using var database = contexts.Write(TenantScope.Of(person.TenantId), session);
        List<long> findings = [.. Findings(database, meter).Select(row => row.Id), .. NeighboursOf(database, meter)];
        var alerts = AlertsOf(database, person, meter, [.. findings]);

        // A mail that is out says nothing new; one that waits leaves with the alerts of others.
        var mails = database.Set<AlertRow>().Where(alert => alerts.Contains(alert.Id) && alert.MailId != null).Select(alert => alert.MailId!.Value).Distinct().ToList();
        database.Set<AlertMailRow>().Where(mail => mails.Contains(mail.Id) && mail.SentAt != null).ExecuteUpdate(mail => mail.SetProperty(row => row.Body, ""));
        database.Set<AlertRow>().Where(alert => alerts.Contains(alert.Id)).ExecuteDelete();
        database.Set<FindingTraceRow>().Where(trace => findings.Contains(trace.FindingId)).ExecuteDelete();
        return database.Set<FindingRow>().Where(row => findings.Contains(row.Id)).ExecuteDelete() + Baselines(database, person, meter).ExecuteDelete();
    }

    /// <summary>Ids of the alerts of the findings, and of days, silences and weeks in the person's time: each tells a value, or when there was none.</summary>
    private static List<long> AlertsOf(UrbGradeContext database, Person person, PersonMeter meter, HashSet<long> findings)
    {
        var calendar = LocalCalendar.Of(person.Zone);
        var series = meter.Series.Select(one => (long)one.Id).ToHashSet();
        var all = database.Set<AlertRow>().Select(alert => new { alert.Id, alert.Subject }).ToList();
        return [.. all.Where(alert => IsOwn(alert.Subject)).Select(alert => alert.Id)];

        bool IsOwn(string subject) => subject.Split(':') switch
        {
            ["finding", var id] => findings.Contains(Number(id)),
            ["day", var id, var day] => series.Contains(Number(id)) && Touches(day, days: 1),
            ["silent", var id, var at] => Number(id) == meter.MeterId && DateTimeOffset.FromUnixTimeSeconds(Number(at)) is var last && last >= meter.From && last <= meter.Until,
            ["kpi", .., var asset, _, var week] => !meter.IsBesideOthers && Number(asset) == meter.AssetId && Touches(week, days: 7),
            _ => false,
        };

        bool Touches(string first, int days) => DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture) is var day
            && calendar.InstantOf(day) < meter.Until && calendar.InstantOf(day.AddDays(days)) > meter.From;

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    private async IAsyncEnumerable<object?[]> Found(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            foreach (var row in await Findings(database, meter).AsNoTracking().OrderBy(row => row.StartAt).ToListAsync(cancellation))
            {
                yield return [meter.Source, row.Kind.ToString(), row.StartAt.ToString("O", null), row.EndAt?.ToString("O", null), row.Excess, row.State.ToString(), row.Note];
            }
        }
    }

    private async IAsyncEnumerable<object?[]> Baselines(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            foreach (var row in await Baselines(database, person, meter).AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation))
            {
                yield return [meter.Source, row.Medium, row.From.ToString("O", null), row.Until.ToString("O", null), row.YearKwh, row.Model];
            }
        }
    }

    private static IQueryable<FindingRow> Findings(UrbGradeContext database, PersonMeter meter)
    {
        List<int> series = [.. meter.Series.Select(one => one.Id)];
        var (assetId, isOwnPlace) = (meter.AssetId, !meter.IsBesideOthers);
        return database.Set<FindingRow>().Where(row => row.StartAt < meter.Until && (row.EndAt == null || row.EndAt > meter.From)
            && ((row.Scope == FindingScope.Series && series.Contains(row.ScopeId)) || (isOwnPlace && row.Scope == FindingScope.Asset && row.ScopeId == assetId)));
    }

    /// <summary>Ids of the findings of other meters that tell what the person's one used: those of meters that were swapped with it.</summary>
    private static List<long> NeighboursOf(UrbGradeContext database, PersonMeter meter)
    {
        List<int> series = [.. meter.Series.Select(one => one.Id)];
        return
        [
            .. database.Set<FindingRow>().AsNoTracking()
                .Where(row => row.Kind == FindingKind.Swapped && row.StartAt < meter.Until && (row.EndAt == null || row.EndAt > meter.From) && !series.Contains(row.ScopeId))
                .Select(row => new { row.Id, row.Evidence }).AsEnumerable()
                .Where(row => EvidenceText.Read(row.Evidence).Numbers.TryGetValue("series", out var other) && series.Contains((int)other)).Select(row => row.Id),
        ];
    }

    private static IQueryable<BaselineRow> Baselines(UrbGradeContext database, Person person, PersonMeter meter)
    {
        var calendar = LocalCalendar.Of(person.Zone);
        var (first, last, isOwnPlace) = (calendar.DayOf(meter.From), calendar.DayOf(meter.Until), !meter.IsBesideOthers);
        return database.Set<BaselineRow>().Where(row => isOwnPlace && row.AssetId == meter.AssetId && row.From <= last && row.Until > first);
    }
}
