using System.Text;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalUploadQueries(FictionalDistrict district, ITenantSession session) : IUploadQueries
{
    /// <summary>A request whose signed message is kept no longer.</summary>
    public const long Deleted = 904;

    private const int Readings = 480;

    public Task<IReadOnlyList<SiteUploads>> ListSites(int days, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        if (district.IsWaitedFor)
        {
            var only = Site(1, "BCN-01", "Sant Fictici shops", FictionalDistrict.LastDay.AddDays(2 - days), FictionalDistrict.LastDay.AddDays(2));
            return Task.FromResult<IReadOnlyList<SiteUploads>>([only with { Waiting = 78 }]);
        }

        return Task.FromResult<IReadOnlyList<SiteUploads>>(IsHidden ? [] :
        [
            Site(2, "BCN-02", "Market Hall", FictionalDistrict.LastDay.AddDays(2 - days), FictionalDistrict.LastDay.AddDays(2)),
            Site(1, "BCN-01", "Sant Fictici shops", FictionalDistrict.LastDay.AddDays(2 - days), FictionalDistrict.LastDay.AddDays(2)),
        ]);
    }

    public async Task<IReadOnlyList<UploadGap>?> ListGaps(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await FindSite(siteId, from, to, cancellation))?.Gaps;

    public Task<SiteCalendar?> FindSite(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        Task.FromResult(IsHidden || siteId is not (1 or 2) ? null : new SiteCalendar(
            Site(siteId, $"BCN-0{siteId}", siteId == 1 ? "Sant Fictici shops" : "Market Hall", from, to),
            siteId == 1 ? [] :
            [
                new("478", FictionalDistrict.Midnight(new(2019, 12, 10)), FictionalDistrict.Midnight(new(2019, 12, 13)), 72,
                    FictionalDistrict.Midnight(new(2019, 12, 14)).AddHours(1)),
                new("479", FictionalDistrict.Midnight(new(2019, 12, 22)).AddHours(3), FictionalDistrict.Midnight(new(2019, 12, 22)).AddHours(9), 6, null),
            ]));

    public Task<IReadOnlyList<BatchSummary>> ListBatches(int siteId, DateOnly day, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<BatchSummary>>(IsHidden ? [] :
        [
            new(902, FictionalDistrict.Midnight(day.AddDays(1)).AddHours(2), 12, 0, 3, true),
            new(901, FictionalDistrict.Midnight(day.AddDays(1)).AddMinutes(12), 468, 0, 0, true),
        ]);

    public Task<IReadOnlyList<GatewayLogLine>> ListLog(int siteId, EventLevel least, int take, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        return Task.FromResult<IReadOnlyList<GatewayLogLine>>(IsHidden || siteId != 2 ? [] : [.. Log.Where(line => line.Level >= least).Take(take)]);
    }

    public Task<BatchTimeline?> FindBatch(long requestId, CancellationToken cancellation)
    {
        if (IsHidden || requestId is < 901 or > 903)
        {
            return Task.FromResult<BatchTimeline?>(null);
        }

        var at = new DateTimeOffset(2019, 12, 30, 23, 12, 4, 120, TimeSpan.Zero);
        BatchStep Done(BatchStepName name, int milliseconds) => new(name, BatchStepState.Done, at.AddMilliseconds(milliseconds), null);
        return Task.FromResult<BatchTimeline?>(new BatchTimeline(
            requestId, $"R-{requestId}", FictionalFlows.Conversation, new string('b', 64), 2, "Market Hall", district.Origin, FictionalDistrict.TimeZone, 268_431,
            "CN=gateway.sant-fictici.example, O=Sant Fictici", new string('4', 64),
            FictionalDistrict.Midnight(new(2019, 12, 30)), FictionalDistrict.Midnight(new(2019, 12, 31)), requestId == 902 ? 2 : 1,
            477, 1, requestId == 902 ? Rejections.Count : 0,
            [
                Done(BatchStepName.Received, 0), Done(BatchStepName.SignatureVerified, 2), Done(BatchStepName.Validated, 9),
                Done(BatchStepName.Stored, 14), Done(BatchStepName.ReceiptSent, 15),
                requestId == 903
                    ? new(BatchStepName.Quantified, BatchStepState.Parked, at.AddSeconds(310), "Meter 999 has no series for energy.")
                    : Done(BatchStepName.Quantified, 61),
            ],
            requestId == 902 ? [.. Rejections.Take(50)] : []));
    }

    public Task<IReadOnlyList<MessageRejection>> ListRejections(
        long requestId, int skip, int take, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<MessageRejection>>(IsHidden ? [] : [.. Rejections.Skip(skip).Take(take)]);

    public Task<byte[]?> ReadRawBody(long requestId, CancellationToken cancellation) =>
        Task.FromResult(IsHidden || requestId is < 901 or > Deleted ? null : requestId == Deleted ? [] : Encoding.UTF8.GetBytes("<messages/>"));

    private bool IsHidden => district.IsEmpty || session.CurrentTenantId != 2;

    private IReadOnlyList<MessageRejection> Rejections =>
    [
        new(7, RejectionCode.InvalidNumber, "energy_measure is '2,9833'; a number has a decimal point."),
        new(19, RejectionCode.TimestampInFuture, "measure_timestamp_start is 2031-01-01T00:00:00Z; allowed is up to 5 minutes ahead."),
        new(400, RejectionCode.UnknownMeter, "messageSourceElement is '999'; no meter of the tenant has that code."),
        .. Enumerable.Range(1000, district.Copies).Select(index => new MessageRejection(index, RejectionCode.UnknownMeter, $"messageSourceElement is '{index}'; no meter of the tenant has that code.")),
    ];

    private static IReadOnlyList<GatewayLogLine> Log =>
    [
        Line(5, -10, 1401, EventLevel.Information, "Batch BCN-02/2019-12-30/1 acknowledged: 480 accepted"),
        Line(4, -12, 1301, EventLevel.Information, "Day 2019-12-30 composed: 480 messages"),
        Line(3, -64, 1602, EventLevel.Warning, "Source sensors failed: no answer within 30 s"),
        Line(2, -65, 1003, EventLevel.Error, "File cch_2019-12-26.csv refused: 40 of 480 rows are wrong"),
        Line(1, -66, 1501, EventLevel.Information, "Gateway BCN-02 started"),
    ];

    private static GatewayLogLine Line(long id, int minutes, int code, EventLevel level, string text) =>
        new(id, FictionalDistrict.LastReadingAt.AddMinutes(minutes), code, level, text);

    private SiteUploads Site(int siteId, string code, string name, DateOnly from, DateOnly to) => new(
        siteId, code, name, district.Origin, FictionalDistrict.TimeZone, FictionalDistrict.LastReadingAt.AddMinutes(12),
        FictionalDistrict.LastReadingAt.AddHours(-1),
        FictionalDistrict.LastReadingAt.AddDays(siteId == 1 ? 300 : 19),
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(offset => Day(siteId, from.AddDays(offset)))],
        siteId == 1 ? 0 : 3, TimeSpan.FromSeconds(siteId == 1 ? 0.4 : -42),
        siteId == 1 ? null : [new OtherSender("CN=trial of a partner", FictionalDistrict.LastReadingAt.AddHours(-3))]);

    private static UploadDay Day(int siteId, DateOnly day)
    {
        var state = day > FictionalDistrict.LastDay || day < FictionalDistrict.FirstDay ? UploadDayState.NotDue
            : siteId == 1 ? UploadDayState.Complete
            : day.Day switch
            {
                10 or 11 or 12 => UploadDayState.ResendRequested,
                22 => UploadDayState.Partial,
                26 => UploadDayState.Missing,
                _ => UploadDayState.Complete,
            };
        var received = state switch
        {
            UploadDayState.Complete => Readings,
            UploadDayState.Partial => Readings - 6,
            _ => 0,
        };
        return new UploadDay(day, state, received, 0, Readings, state is UploadDayState.Partial ? 3 : 0);
    }
}
