using System.Runtime.CompilerServices;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>What was done in the fictional district: three pages of it.</summary>
internal sealed class FictionalEvents(FictionalDistrict district, ITenantSession session) : IOperationEvents
{
    private const int Count = 120;

    private static readonly (string Who, string What, string Subject, string? Before, string? After)[] Deeds =
    [
        ("operator@sant-fictici.example", "resend.asked", "Market Hall", null, "2019-12-10 to 2019-12-12 of 478"),
        ("CN=gateway.sant-fictici.example", "aggregation.refused", "MessageExpired", null, "Created at 2019-12-29T22:41:00Z, received at 2019-12-29T23:01:12Z"),
        ("chief@sant-fictici.example", "service.paused", "Quantification.ReadingsChanged in Quantification", "runs freely", "paused"),
        ("operator@sant-fictici.example", "work.retried", "Aggregation.RequestStored", "20 items, 7 to 26", null),
        ("platform", "certificate.ends", "CN=gateway.sant-fictici.example", null, "19-day notice: ends 2020-01-18T00:00:00Z, SHA-256 5a5a"),
    ];

    public async IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var line in (await Newest(filter, null, Count, cancellation)).Reverse())
        {
            yield return line;
        }
    }

    public Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        return Task.FromResult<IReadOnlyList<AuditRecord>>(district.IsEmpty || session.CurrentTenantId != 2 || !session.IsOperator ? [] :
        [
            .. Enumerable.Range(0, Count).Select(i => Line(Count - i)).Where(line => !(line.Id >= before) && Fits(line, filter)).Take(take),
        ]);
    }

    private static bool Fits(AuditRecord line, AuditFilter filter) =>
        (filter.Who is null || line.Who.Contains(filter.Who, StringComparison.Ordinal))
        && (filter.What is null || line.What.StartsWith(filter.What, StringComparison.Ordinal))
        && (filter.Text is null || $"{line.Subject} {line.Before} {line.After}".Contains(filter.Text, StringComparison.Ordinal))
        && !(DayOf(line) < filter.From) && !(DayOf(line) > filter.To);

    private static DateOnly DayOf(AuditRecord line) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(line.At, FictionalDistrict.Zone).DateTime);

    private static AuditRecord Line(long id)
    {
        var (who, what, subject, before, after) = Deeds[id % Deeds.Length];
        return new AuditRecord(id, FictionalDistrict.LastReadingAt.AddHours(id - Count), who, "20", what, subject, before, after, new string('5', 64));
    }
}
