using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>A tenant on a real database, with the raw store and the delivery of work in the test's hands.</summary>
internal sealed class QuantifiedTenant : IRawRequests, IWorkItems, IAsyncDisposable
{
    /// <summary>Of the certificate that every request claims to be signed with.</summary>
    public const string Thumbprint = "ab12";

    private readonly Dictionary<long, RawRequest> requests = [];
    private long workItem;

    private QuantifiedTenant(TestPlatform platform, int id) => (Platform, Id) = (platform, id);

    public TestPlatform Platform { get; }

    public int Id { get; }

    /// <summary>Asked for by the writes of handlers.</summary>
    public List<(object Message, string? UniqueKey)> FollowUps { get; } = [];

    /// <summary>Added, revised and unchanged readings of each request, in order.</summary>
    public List<ReadingCounts> Counts { get; } = [];

    public static async Task<QuantifiedTenant> Create(
        TestPlatform? platform = null, string code = "20", string zone = "Europe/Madrid", string country = "ES", bool isPublic = true)
    {
        platform ??= new TestPlatform();
        await platform.Get<ITenantDirectory>().Add(
            new TenantDraft(code, $"District {code}", country, zone, IsPublic: isPublic), TestContext.Current.CancellationToken);
        return new QuantifiedTenant(platform, platform.Get<ITenantRegistry>().FindByCode(code)!.Id);
    }

    public async Task Register(params string[] meters)
    {
        await Platform.Queue.Commit(
            session =>
            {
                Array.ForEach(meters, meter => Platform.Get<ITenantRegistry>().RegisterMeter(session, Id, meter));
                return true;
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>Lets a stored request be decoded into readings.</summary>
    public async Task Quantify(long requestId, byte[] envelope, params int[] skipped)
    {
        requests[requestId] = new RawRequest(
            requestId, Id, $"conversation-{requestId}", Platform.Clock.GetUtcNow(), envelope, 0, skipped);
        await Store(requestId, envelope);
        var work = Work();
        var handler = new QuantifyReadings(
            this, Platform.Get<ITenantRegistry>(), Platform.Get<SeriesDirectory>(), Platform.Get<ReadingWriter>(), Platform.Get<RecordWriter>(),
            Platform.Get<StaleMarks>(), Platform.Get<IBulkWriter>(), this, work,
            NullLogger<QuantifyReadings>.Instance);
        await handler.Handle(new RequestStored(requestId));
        await work.Close(Platform.Queue);
    }

    public Task Quantify(long requestId, params IEnumerable<ShopHour> hours) => Quantify(requestId, TestRequest.OfShops(hours));

    public async Task ComputeKpis()
    {
        var work = Work();
        await new ComputeKpis(Platform.Get<KpiRuns>(), work).Handle(new ReadingsChanged(Id));
        await work.Close(Platform.Queue);
    }

    public async Task ComputePeriods()
    {
        var work = Work();
        await new ComputePeriods(Platform.Get<PeriodRuns>(), work).Handle(new PeriodsStale(Id));
        await work.Close(Platform.Queue);
    }

    /// <summary>Follows the changes of prices that wait, stretch by stretch, as work items do.</summary>
    public async Task MarkRepriced()
    {
        var contract = WorkContract.Of<PriceChanged>().Name;
        var waiting = new Queue<PriceChanged>(Rows<WorkItemRow>().Where(item => item.Contract == contract && item.State == WorkItemState.Waiting)
            .Select(item => JsonSerializer.Deserialize<PriceChanged>(item.Payload, WorkContracts.Json)!));
        await Change(database => database.Set<WorkItemRow>().Where(item => item.Contract == contract)
            .ExecuteUpdate(item => item.SetProperty(row => row.State, WorkItemState.Done)));
        while (waiting.TryDequeue(out var changed))
        {
            var work = new TestWork(1, Id, TestContext.Current.CancellationToken);
            await new MarkRepriced(Platform.Contexts, Platform.Get<StaleMarks>(), work).Handle(changed);
            await work.Close(Platform.Queue);
            work.Published.Cast<PriceChanged>().ToList().ForEach(waiting.Enqueue);
        }
    }

    /// <summary>Learns limits that hold from a day on.</summary>
    /// <param name="meterId">The meter that is multiplied in another way since; null for all, by the time before.</param>
    public async Task Learn(DateOnly from, int? meterId = null)
    {
        var work = Work();
        await new LearnLimits(
            Platform.Contexts, Platform.Get<SeriesDirectory>(), Platform.Get<StaleMarks>(), work, Platform.Clock, NullLogger<LearnLimits>.Instance)
            .Handle(new LimitsDue(from, meterId));
        await work.Close(Platform.Queue);
    }

    /// <summary>KPIs of a week, a month or a year of an asset.</summary>
    public PeriodKpiRow? PeriodKpi(
        KpiDefinitionRow definition, KpiResolution resolution, string start, KpiMedium medium = KpiMedium.All, string meter = "477") =>
        Rows<PeriodKpiRow>().SingleOrDefault(k => k.Scope == KpiScope.Asset && k.ScopeId == AssetOf(meter) && k.DefinitionId == definition.Id
            && k.Resolution == resolution && k.PeriodStart == When.Day(start) && k.Medium == medium);

    public async Task QuantifyAndCompute(long requestId, params IEnumerable<ShopHour> hours)
    {
        await Quantify(requestId, hours);
        await ComputeKpis();
    }

    public List<TRow> Rows<TRow>()
        where TRow : class
    {
        using var context = Platform.Contexts.Read(TenantScope.Of(Id));
        return [.. context.Set<TRow>().AsNoTracking()];
    }

    public KpiRow? Kpi(KpiDefinitionRow definition, string start, KpiResolution resolution = KpiResolution.Day, string meter = "477") =>
        Rows<KpiRow>().SingleOrDefault(k => k.AssetId == AssetOf(meter) && k.DefinitionId == definition.Id
            && k.Resolution == resolution && k.PeriodStart == When.Day(start));

    public int AssetOf(string meter) => Rows<MeterRow>().Single(m => m.Source == meter).AssetId;

    public Task<RawRequest> Load(int tenantId, long rawRequestId, CancellationToken cancellation) =>
        Task.FromResult(requests[rawRequestId]);

    public Task<IReadOnlyDictionary<long, string>> Senders(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation) =>
        Platform.Get<IRawRequests>().Senders(tenantId, rawRequestIds, cancellation);

    public Task<IReadOnlyDictionary<long, DateTimeOffset>> Times(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation) =>
        Platform.Get<IRawRequests>().Times(tenantId, rawRequestIds, cancellation);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> LastUses(IReadOnlyCollection<string> thumbprints, CancellationToken cancellation) =>
        Platform.Get<IRawRequests>().LastUses(thumbprints, cancellation);

    public void MarkQuantified(IWriteSession session, int tenantId, long rawRequestId, int added, int revised, int unchanged) =>
        Counts.Add(new ReadingCounts(added, revised, unchanged));

    public int DeleteEnvelopes(IWriteSession session, int tenantId, IReadOnlyList<long> rawRequestIds) =>
        throw new NotSupportedException("Quantification does not delete while it reads.");

    public void Add(
        IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null) =>
        FollowUps.Add((message, uniqueKey));

    public void AddOnce(
        IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal) =>
        throw new NotSupportedException("Quantification adds no work by the clock.");

    public IReadOnlyList<long> AddWritten(
        IWriteSession session, int tenantId, string conversationId, string contract, string payload, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null) =>
        throw new NotSupportedException("Quantification adds typed work.");

    /// <summary>Changes the rows in a context of the tenant.</summary>
    public Task Change(Action<UrbGradeContext> change) => Platform.Queue.Commit(
        session =>
        {
            using var context = Platform.Contexts.Write(TenantScope.Of(Id), session);
            change(context);
            return context.SaveChanges();
        },
        TestContext.Current.CancellationToken);

    /// <summary>Leaves what is missing of all series that there are.</summary>
    public Task EstimateNothing() => Limit(new HourLimits(DateOnly.MinValue, Estimates: false));

    /// <summary>Writes limits for all series that there are.</summary>
    public async Task Limit(HourLimits limits)
    {
        await Change(context => context.AddRange(Rows<SeriesRow>().Select(series => new SeriesThresholdRow
        {
            TenantId = Id,
            SeriesId = series.Id,
            From = limits.From,
            Most = limits.Most,
            Review = limits.Review,
            Usual = limits.Usual,
            ZeroIsMissing = limits.ZeroIsMissing,
            Estimates = limits.Estimates,
            IsByHand = true,
            Reason = "test",
        })));
        Platform.Get<SeriesDirectory>().Forget(Id);
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    private Task Store(long requestId, byte[] envelope) => Change(context =>
    {
        if (context.Set<RawRequestRow>().All(r => r.Id != requestId))
        {
            context.Add(new RawRequestRow
            {
                Id = requestId,
                TenantId = Id,
                BodyHash = Convert.ToHexStringLower(SHA256.HashData(envelope)) + requestId,
                ReceiptId = $"receipt-{requestId}",
                ConversationId = $"conversation-{requestId}",
                ReceivedAt = Platform.Clock.GetUtcNow(),
                CertificateThumbprint = Thumbprint,
                Envelope = EnvelopePacking.Pack(envelope),
                EnvelopeBytes = envelope.Length,
            });
        }
    });

    private TestWork Work() => new(++workItem, Id, TestContext.Current.CancellationToken);
}
