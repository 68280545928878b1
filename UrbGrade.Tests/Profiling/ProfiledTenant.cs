using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling;
using UrbGrade.Modules.Profiling.Handlers;
using UrbGrade.Modules.Profiling.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Profiling;

/// <summary>A tenant with hours in the store, as quantification leaves them, whose profiles the test makes.</summary>
internal sealed class ProfiledTenant(QuantifiedTenant tenant)
{
    /// <summary>A Monday in winter.</summary>
    public static readonly DateOnly From = new(2025, 12, 1);

    private const int WholeDay = (1 << 24) - 1;

    private static readonly LocalCalendar Calendar = LocalCalendar.Of("Europe/Madrid");

    private long work = 1_000;

    public QuantifiedTenant Tenant => tenant;

    /// <summary>What happens between the work on a message and its commit.</summary>
    public Func<object, Task>? BeforeCommit { get; set; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ProfiledTenant> Create(TestPlatform? platform = null, string code = "20") => new(await QuantifiedTenant.Create(platform, code));

    /// <summary>Stores hours of a meter, of energy where nothing else is said, from 1 December on.</summary>
    public async Task Measure(string meter, int days, Func<int, int, double> value, string? medium = "power", int from = 0, string quantity = Quantities.Energy)
    {
        if (!tenant.Rows<MeterRow>().Exists(row => row.Source == meter))
        {
            await tenant.Register(meter);
        }

        await tenant.Change(context =>
        {
            var id = context.Set<MeterRow>().Single(row => row.Source == meter).Id;
            var series = context.Set<SeriesRow>().SingleOrDefault(row => row.MeterId == id && row.Quantity == quantity);
            if (series is null)
            {
                context.Add(series = new SeriesRow
                {
                    TenantId = tenant.Id, MeterId = id, Quantity = quantity, Unit = quantity == Quantities.Energy ? "kW.h" : "1", Medium = medium,
                    Kind = quantity == Quantities.Energy ? SeriesKind.Interval : SeriesKind.Mean,
                });
                context.SaveChanges();
            }

            for (var day = from; day < from + days; day++)
            {
                var start = Calendar.InstantOf(From.AddDays(day));
                for (var hour = 0; hour < 24; hour++)
                {
                    context.Add(new ReadingRow
                    {
                        SeriesId = series.Id, TenantId = tenant.Id, StartAt = start.AddHours(hour), EndAt = start.AddHours(hour + 1), Value = value(day, hour),
                        Quality = ReadingQuality.Measured, Revision = 1, RawRequestId = 1, LastRequestId = 1,
                    });
                }

                context.Add(new SeriesDayRow { TenantId = tenant.Id, SeriesId = series.Id, LocalDay = From.AddDays(day), ValidHours = WholeDay });
            }
        });
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
    }

    /// <summary>Six meters that are used by day and six by night.</summary>
    public async Task MeasureTwelve(int days)
    {
        for (var i = 0; i < 6; i++)
        {
            await Measure($"day-{i}", days, Day(i));
            await Measure($"night-{i}", days, (day, hour) => Day(i)(day, (hour + 12) % 24));
        }
    }

    /// <summary>Hours of a place that is used by day, a little other than those of another meter.</summary>
    public static Func<int, int, double> Day(int meter) =>
        (day, hour) => 1 + (hour is >= 8 and < 20 ? 3 : 0) + (0.1 * Math.Sin((day * 24) + hour + meter)) + (0.02 * meter);

    /// <summary>Replaces one hour, as a corrected message does.</summary>
    public Task Correct(string meter, int day, int hour, double value, string quantity = Quantities.Energy) => tenant.Change(context =>
    {
        var series = context.Set<SeriesRow>().Single(row => row.Quantity == quantity && context.Set<MeterRow>().Any(one => one.Id == row.MeterId && one.Source == meter));
        var at = Calendar.InstantOf(From.AddDays(day)).AddHours(hour);
        var reading = context.Set<ReadingRow>().Single(row => row.SeriesId == series.Id && row.StartAt == at);
        context.Add(new ReadingRevisionRow
        {
            SeriesId = series.Id, TenantId = tenant.Id, StartAt = at, EndAt = at.AddHours(1), Revision = reading.Revision, Value = reading.Value,
            Quality = reading.Quality, RawRequestId = 1, LastRequestId = 1, ReplacedAt = tenant.Platform.Clock.GetUtcNow(),
        });
        (reading.Value, reading.Revision) = (value, reading.Revision + 1);
    });

    /// <summary>One round: all work that follows from it, too.</summary>
    /// <returns>Work items.</returns>
    public async Task<int> MakeProfiles(int until)
    {
        var waiting = new Queue<object>([new ProfilesDue(From.AddDays(until))]);
        var items = 0;
        for (; waiting.TryDequeue(out var message); items++)
        {
            var one = new TestWork(++work, tenant.Id, Cancellation);
            tenant.FollowUps.Clear();
            await Handle(message, one);
            await (BeforeCommit?.Invoke(message) ?? Task.CompletedTask);
            await one.Close(tenant.Platform.Queue);
            foreach (var next in one.Published.Concat(tenant.FollowUps.Select(added => added.Message)))
            {
                waiting.Enqueue(next);
            }
        }

        return items;
    }

    public MeterProfileRow ProfileOf(string meter)
    {
        var id = tenant.Rows<MeterRow>().Single(row => row.Source == meter).Id;
        return tenant.Rows<MeterProfileRow>().Single(row => row.MeterId == id);
    }

    /// <summary>Asks as a member of staff.</summary>
    public async Task<TReply> Ask<TReply>(Func<IProfileQueries, Task<TReply>> question)
    {
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        await using var scope = tenant.Platform.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<IProfileQueries>());
    }

    private Task Handle(object message, TestWork one)
    {
        var platform = tenant.Platform;
        var options = Options.Create(new ProfilingOptions { SeriesAtOnce = 5 });
        return message switch
        {
            ProfilesDue due => new MakeProfiles(
                platform.Contexts, platform.Get<ProfileSources>(), platform.Get<IReadingMarks>(), platform.Get<BesideMarks>(), platform.Get<IRestDays>(), platform.Get<ProfileWriter>(),
                options, one, tenant, platform.Clock, NullLogger<MakeProfiles>.Instance).Handle(due),
            SegmentsDue due => new DivideMeters(
                platform.Contexts, platform.Get<IMeasuredSeries>(), options, one, NullLogger<DivideMeters>.Instance).Handle(due),
            _ => throw new InvalidOperationException($"Nobody handles {message}."),
        };
    }
}
