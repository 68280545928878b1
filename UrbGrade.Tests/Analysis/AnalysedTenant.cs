using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis;

/// <summary>A tenant on a real database whose hours the test writes, and whose nights it lets be looked through.</summary>
internal sealed class AnalysedTenant : IAsyncDisposable
{
    /// <summary>The day that is not looked at any more.</summary>
    public static readonly DateOnly Today = new(2026, 3, 10);

    private readonly QuantifiedTenant tenant;
    private readonly LocalCalendar calendar;
    private long workItem = 1000;

    private AnalysedTenant(QuantifiedTenant tenant, string zone) => (this.tenant, calendar) = (tenant, LocalCalendar.Of(zone));

    public TestPlatform Platform => tenant.Platform;

    public int Id => tenant.Id;

    public IFindingQueries Queries => Platform.Get<IFindingQueries>();

    /// <summary>Hours that are used on workdays, with a little of everything in them.</summary>
    public static double Used(DateOnly day, int hour, double times) =>
        times * (2 + (hour is >= 8 and < 18 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? 5 : 0)
            + (0.1 * (((day.DayNumber * 7) + (hour * 5)) % 11)));

    public static async Task<AnalysedTenant> Create(string zone = "Europe/Madrid")
    {
        var tenant = await QuantifiedTenant.Create(zone: zone);
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        return new AnalysedTenant(tenant, zone);
    }

    /// <summary>Writes hourly amounts of a new series that end today.</summary>
    /// <param name="value">By local day and hour; NaN for none.</param>
    /// <returns>The series.</returns>
    public async Task<int> Add(string meter, string quantity, string unit, string medium, int days, Func<DateOnly, int, double> value)
    {
        if (tenant.Rows<MeterRow>().TrueForAll(row => row.Source != meter))
        {
            await tenant.Register(meter);
        }

        await tenant.Change(database => database.Add(new SeriesRow
        {
            TenantId = Id, MeterId = tenant.Rows<MeterRow>().Single(row => row.Source == meter).Id, Quantity = quantity, Unit = unit, Medium = medium,
            Kind = quantity is "energy" or "volume" ? SeriesKind.Interval : SeriesKind.Mean,
        }));
        var series = tenant.Rows<SeriesRow>().Max(row => row.Id);
        Platform.Get<Modules.Quantification.Store.SeriesDirectory>().Forget(Id);
        await tenant.Change(database =>
        {
            for (var day = Today.AddDays(-days); day < Today; day = day.AddDays(1))
            {
                for (var hour = 0; hour < calendar.HoursOf(day); hour++)
                {
                    if (value(day, hour) is var amount && !double.IsNaN(amount))
                    {
                        var at = calendar.InstantOf(day).AddHours(hour);
                        database.Add(new ReadingRow
                        {
                            SeriesId = series, StartAt = at, EndAt = at.AddHours(1), TenantId = Id, Value = amount, Quality = ReadingQuality.Measured, Revision = 1,
                            RawRequestId = 1, LastRequestId = 1,
                        });
                    }
                }
            }
        });
        return series;
    }

    /// <summary>Replaces an hour as a later request would.</summary>
    public Task Correct(int series, DateOnly day, int hour, double value) => tenant.Change(database =>
    {
        var at = calendar.InstantOf(day).AddHours(hour);
        var row = database.Set<ReadingRow>().Single(r => r.SeriesId == series && r.StartAt == at);
        database.Add(new ReadingRevisionRow
        {
            SeriesId = series, StartAt = at, EndAt = row.EndAt, Revision = row.Revision, TenantId = Id, Value = row.Value, Quality = row.Quality, RawRequestId = 1,
            LastRequestId = 1, ReplacedAt = Platform.Clock.GetUtcNow(),
        });
        (row.Value, row.Revision) = (value, row.Revision + 1);
    });

    /// <summary>Stores a request that comes now.</summary>
    /// <param name="waiting">Batches that wait at the gateway behind it.</param>
    public Task Receive(int waiting) => tenant.Change(database =>
    {
        var now = Platform.Clock.GetUtcNow();
        database.Add(new RawRequestRow
        {
            Id = 7, TenantId = Id, BodyHash = "7", ReceiptId = "receipt-7", ConversationId = "conversation-7", ReceivedAt = now, SignedAt = now, Waiting = waiting,
            CertificateThumbprint = QuantifiedTenant.Thumbprint, Envelope = [],
        });
    });

    /// <summary>The night's look, portion after portion.</summary>
    /// <param name="day">The day that is not looked at any more; today where it is left out.</param>
    public async Task LookThrough(DateOnly? day = null)
    {
        FindingsDue? due = new(day ?? Today);
        while (due is not null)
        {
            var work = Work();
            await new FindAttention(
                Platform.Get<TenantAnalysis>(), Platform.Get<FindingWriter>(), Platform.Contexts, Platform.Get<IPriceLists>(), work,
                Platform.Clock, NullLogger<FindAttention>.Instance).Handle(due);
            await work.Close(Platform.Queue);
            due = work.Published.OfType<FindingsDue>().SingleOrDefault();
        }
    }

    /// <summary>The look at what was corrected.</summary>
    public async Task Review()
    {
        var work = Work();
        await new ReviewCorrections(
            Platform.Get<TenantAnalysis>(), Platform.Get<FindingWriter>(), Platform.Contexts, Platform.Get<IPriceLists>(), work,
            NullLogger<ReviewCorrections>.Instance).Handle(new CorrectionsDue(Platform.Clock.GetUtcNow()));
        await work.Close(Platform.Queue);
    }

    public List<TRow> Rows<TRow>()
        where TRow : class => tenant.Rows<TRow>();

    public Task Change(Action<UrbGradeContext> change) => tenant.Change(change);

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    private TestWork Work() => new(++workItem, Id, TestContext.Current.CancellationToken);
}
