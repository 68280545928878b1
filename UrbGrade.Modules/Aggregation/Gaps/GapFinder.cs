using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Aggregation.Pipeline;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Aggregation.Gaps;

/// <summary>Decides what a receipt asks for again. Looks once a minute for each tenant, however many requests come, and only
/// at counted days; a gap that no answer fills is asked for on three days and then left alone.</summary>
internal sealed class GapFinder(IMissingHours missing, IUrbGradeContexts contexts, TimeProvider clock)
{
    private const int MostGaps = 20;

    private readonly ConcurrentDictionary<int, AskedGaps> tenants = new();

    /// <summary>Gaps of all meters of the tenant, at most 20, the newest first, none older than 45 days. None while requests of the
    /// tenant wait, as they may fill them.</summary>
    public async Task<IReadOnlyList<ResendRequest>> Find(
        int tenantId, IReadOnlyDictionary<string, MeterSpan> spans, CancellationToken cancellation)
    {
        var asked = tenants.GetOrAdd(tenantId, _ => new AskedGaps());
        var now = clock.GetUtcNow();
        if (!spans.Values.Any(span => span.HasIntervals) || !asked.TryBegin(now))
        {
            return [];
        }

        try
        {
            return await Look(asked, tenantId, spans, now, cancellation);
        }
        finally
        {
            asked.End(now);
        }
    }

    private async Task<IReadOnlyList<ResendRequest>> Look(
        AskedGaps asked, int tenantId, IReadOnlyDictionary<string, MeterSpan> spans, DateTimeOffset now, CancellationToken cancellation)
    {
        var newest = spans.Values.Max(span => span.To);
        var since = (newest > now ? now : newest) - ResendRequest.Oldest;
        var expected = spans.Where(meter => meter.Value.HasIntervals).ToDictionary(meter => meter.Key, meter => meter.Value.From);
        if (await missing.Find(tenantId, since, expected, cancellation) is not { Count: > 0 } found)
        {
            return [];
        }

        if (!asked.IsLoaded)
        {
            await Load(asked, tenantId, now - ResendRequest.Oldest, cancellation);
        }

        asked.Forget(since);
        List<ResendRequest> gaps =
        [
            .. found.SelectMany(gap => asked.Due(gap.Source, gap.From, gap.To, now))
                .Where(gap => !Covers(spans, gap))
                .OrderByDescending(gap => gap.From).ThenBy(gap => gap.Source, StringComparer.Ordinal).Take(MostGaps),
        ];
        gaps.ForEach(gap => asked.Add(gap, now));
        return gaps;
    }

    /// <summary>Whether the request at hand may bring it.</summary>
    private static bool Covers(IReadOnlyDictionary<string, MeterSpan> spans, ResendRequest gap) =>
        spans.TryGetValue(gap.Source, out var span) && span.From < gap.To && span.To > gap.From;

    private async Task Load(AskedGaps asked, int tenantId, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var receipts = await database.Set<RawRequestRow>()
            .Where(request => request.ReceivedAt >= since && request.ResendRequests != null)
            .Select(request => new { request.ReceivedAt, request.ResendRequests }).ToListAsync(cancellation);
        foreach (var receipt in receipts)
        {
            foreach (var gap in StoredLists.Read<ResendRequest>(receipt.ResendRequests))
            {
                asked.Add(gap, receipt.ReceivedAt);
            }
        }

        asked.IsLoaded = true;
    }
}
