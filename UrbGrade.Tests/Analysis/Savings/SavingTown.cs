using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Savings;

/// <summary>A tenant with a heated shop, one that nobody understands, and lamps; at the first and the last something was changed in December.</summary>
internal sealed class SavingTown : IAsyncDisposable
{
    public const string Shop = "shop";
    public const string Whim = "whim";
    public const string Lamps = "lamps";

    /// <summary>Of the heating alone.</summary>
    public const double HeatingSaved = 0.5;

    /// <summary>Of the lamps' power.</summary>
    public const double LampsSaved = 0.4;

    public static readonly DateOnly First = new(2024, 12, 2);
    public static readonly DateOnly Changed = new(2025, 12, 15);
    public static readonly DateOnly Today = new(2026, 3, 9);

    /// <summary>kWh of a day, whatever the weather.</summary>
    private const double Always = 48;

    private const double North = 43.18;

    private readonly List<(int Series, Func<DateOnly, double> Value)> measured = [];
    private DateOnly until = Today;
    private long workItem = 5000;

    private SavingTown(QuantifiedTenant tenant) => Tenant = tenant;

    public QuantifiedTenant Tenant { get; }

    public TestPlatform Platform => Tenant.Platform;

    public IInterventions Book => Platform.Get<IInterventions>();

    public IInterventionQueries Queries => Platform.Get<IInterventionQueries>();

    public IBaselineQueries Baselines => Platform.Get<IBaselineQueries>();

    /// <param name="lamps">Mean power of a day, W; null for lamps that follow the night.</param>
    /// <param name="until">The first day whose readings are still to come; null for today.</param>
    public static async Task<SavingTown> Create(
        bool hasLamps = false, bool isChanged = true, Func<DateOnly, double>? lamps = null, DateOnly? until = null, TestPlatform? platform = null, string code = "20")
    {
        var town = new SavingTown(await QuantifiedTenant.Create(platform, code)) { until = until ?? Today };
        town.Platform.Session.BecomeOperator(town.Tenant.Id);
        var random = new Random(7);
        if (hasLamps)
        {
            await town.Add(Lamps, Quantities.Power, "W", "light", SeriesKind.Mean, lamps ?? (day =>
                (new Sun(North, 0).NightHours(day) / 24 * 1000 * (day < Changed || !isChanged ? 1 : 1 - LampsSaved)) + 40 + (5 * random.NextDouble())));
            await town.Tenant.Change(database =>
            {
                var asset = database.Set<AssetRow>().Single(asset => asset.Id == town.Tenant.AssetOf(Lamps));
                (asset.Latitude, asset.Longitude) = (North, -2.47);
            });
            return town;
        }

        await town.Add(Shop, Quantities.Energy, "kW.h", "power", SeriesKind.Interval, day =>
            Always + (Heating(day) * (day < Changed || !isChanged ? 1 : 1 - HeatingSaved)) + (5 * random.NextDouble()));
        await town.Add(Shop, Quantities.OutsideTemperature, "Cel", null, SeriesKind.Mean, Outside);
        await town.Add(Whim, Quantities.Energy, "kW.h", "power", SeriesKind.Interval, day => day.DayNumber * 7919 % 11 is var whim && whim < 3 ? 400 : whim);
        return town;
    }

    public InterventionDraft Draft(string meter, string medium, double? promise, DateOnly? done = null) => new(
        $"Work at {meter}", MeasureKind.Other, medium, [Tenant.AssetOf(meter)], [], null, done, 1000, promise, null, null, "Works department", null);

    /// <summary>Has baselines and savings follow, portion after portion.</summary>
    public async Task Follow(DateTimeOffset? correctedSince = null)
    {
        BaselinesDue? due = new(Today, CorrectedSince: correctedSince);
        while (due is not null)
        {
            var work = new TestWork(++workItem, Tenant.Id, TestContext.Current.CancellationToken);
            await new FollowReadings(
                Platform.Contexts, Platform.Get<IMeasuredSeries>(), Platform.Get<IPriceLists>(), work, Platform.Clock,
                NullLogger<FollowReadings>.Instance).Handle(due);
            await work.Close(Platform.Queue);
            due = work.Published.OfType<BaselinesDue>().SingleOrDefault();
        }
    }

    /// <summary>Lets the readings come that were still to come.</summary>
    public async Task GoOn()
    {
        foreach (var (series, value) in measured)
        {
            await Measure(series, value, until, Today);
        }

        until = Today;
    }

    /// <summary>What the heating used in the first year and what was done would have saved, kWh.</summary>
    public static double SavedInYear => HeatingSaved * Enumerable.Range(0, 365).Sum(i => Heating(First.AddDays(i)));

    /// <summary>Replaces the hours of a day as a later request would.</summary>
    public Task Correct(string meter, DateOnly day, double value) => Tenant.Change(database =>
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var id = Tenant.Rows<MeterRow>().Single(row => row.Source == meter).Id;
        var series = database.Set<SeriesRow>().Single(row => row.MeterId == id && row.Quantity == Quantities.Energy).Id;
        var (from, to) = (calendar.InstantOf(day), calendar.InstantOf(day.AddDays(1)));
        foreach (var row in database.Set<ReadingRow>().Where(row => row.SeriesId == series && row.StartAt >= from && row.StartAt < to).ToList())
        {
            database.Add(new ReadingRevisionRow
            {
                SeriesId = series, StartAt = row.StartAt, EndAt = row.EndAt, Revision = row.Revision, TenantId = Tenant.Id, Value = row.Value, Quality = row.Quality,
                RawRequestId = 1, LastRequestId = 1, ReplacedAt = Platform.Clock.GetUtcNow(),
            });
            (row.Value, row.Revision) = (value, row.Revision + 1);
        }
    });

    /// <summary>Has another meter go on with the shop's energy from a day on, as after an exchange.</summary>
    public async Task Exchange(DateOnly day)
    {
        await Tenant.Register("new");
        var at = LocalCalendar.Of("Europe/Madrid").InstantOf(day);
        await Tenant.Change(database =>
        {
            var (old, young) = (database.Set<MeterRow>().Single(row => row.Source == Shop), database.Set<MeterRow>().Single(row => row.Source == "new"));
            young.AssetId = old.AssetId;
            var series = new SeriesRow { TenantId = Tenant.Id, MeterId = young.Id, Quantity = Quantities.Energy, Unit = "kW.h", Medium = "power", Kind = SeriesKind.Interval };
            database.Add(series);
            database.SaveChanges();
            var energy = database.Set<SeriesRow>().Single(row => row.MeterId == old.Id && row.Quantity == Quantities.Energy).Id;
            database.Set<ReadingRow>().Where(row => row.SeriesId == energy && row.StartAt >= at).ExecuteUpdate(row => row.SetProperty(one => one.SeriesId, series.Id));
            database.Add(new MeterSettingRow { TenantId = Tenant.Id, MeterId = old.Id, From = at, IsEnd = true, Source = "work order 12" });
        });
        Platform.Get<SeriesDirectory>().Forget(Tenant.Id);
    }

    public ValueTask DisposeAsync() => Tenant.DisposeAsync();

    /// <summary>kWh of a day.</summary>
    private static double Heating(DateOnly day) => 7 * Math.Max(15 - Outside(day), 0);

    private static double Outside(DateOnly day) => 14 - (9 * Math.Cos((day.DayOfYear - 20) * 2 * Math.PI / 365)) + (day.DayNumber * 31 % 7) - 3;

    private async Task Add(string meter, string quantity, string unit, string? medium, SeriesKind kind, Func<DateOnly, double> value)
    {
        if (Tenant.Rows<MeterRow>().TrueForAll(row => row.Source != meter))
        {
            await Tenant.Register(meter);
        }

        await Tenant.Change(database => database.Add(new SeriesRow
        {
            TenantId = Tenant.Id, MeterId = Tenant.Rows<MeterRow>().Single(row => row.Source == meter).Id, Quantity = quantity, Unit = unit, Medium = medium, Kind = kind,
        }));
        Platform.Get<SeriesDirectory>().Forget(Tenant.Id);
        measured.Add((Tenant.Rows<SeriesRow>().Max(row => row.Id), value));
        await Measure(measured[^1].Series, value, First, until);
    }

    private Task Measure(int series, Func<DateOnly, double> value, DateOnly from, DateOnly to) => Tenant.Change(database =>
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        for (var day = from; day < to; day = day.AddDays(1))
        {
            // One reading of a whole day is spread over its hours.
            database.Add(new ReadingRow
            {
                SeriesId = series, StartAt = calendar.InstantOf(day), EndAt = calendar.InstantOf(day.AddDays(1)), TenantId = Tenant.Id, Value = value(day),
                Quality = ReadingQuality.Measured, Revision = 1, RawRequestId = 1, LastRequestId = 1,
            });
        }
    });
}
