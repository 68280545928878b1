using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Handlers;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Prediction;

/// <summary>A tenant whose meters have hourly readings, and whose nights the test lets come.</summary>
internal sealed class ForecastTown : IAsyncDisposable
{
    private ForecastTown(QuantifiedTenant tenant) => Tenant = tenant;

    public QuantifiedTenant Tenant { get; }

    public TestPlatform Platform => Tenant.Platform;

    public LocalCalendar Calendar { get; } = LocalCalendar.Of("Europe/Madrid");

    /// <summary>What the last work published.</summary>
    public IReadOnlyList<object> Published { get; private set; } = [];

    public static async Task<ForecastTown> Create(TestPlatform? platform = null, string code = "20") => new(await QuantifiedTenant.Create(platform, code));

    /// <summary>Adds a meter with hours up to the begin of a local day.</summary>
    /// <param name="hours">The latest ones; NaN where missing.</param>
    /// <returns>The series.</returns>
    public async Task<int> Add(string meter, double[] hours, DateOnly until, string quantity = Quantities.Energy, SeriesKind kind = SeriesKind.Interval, string? medium = "power")
    {
        if (Tenant.Rows<MeterRow>().TrueForAll(row => row.Source != meter))
        {
            await Tenant.Register(meter);
        }

        var id = await Platform.Queue.Commit(
            session =>
            {
                using var database = Platform.Contexts.Write(TenantScope.Of(Tenant.Id), session);
                var row = new SeriesRow
                {
                    TenantId = Tenant.Id, MeterId = database.Set<MeterRow>().Single(m => m.Source == meter).Id, Quantity = quantity,
                    Unit = quantity == Quantities.Energy ? "kW.h" : "Cel", Medium = medium, Kind = kind,
                };
                database.Add(row);
                database.SaveChanges();
                return row.Id;
            },
            TestContext.Current.CancellationToken);
        await Write(id, hours, Calendar.StartOf(until) - (hours.Length * LocalCalendar.Hour));
        Platform.Get<SeriesDirectory>().Forget(Tenant.Id);
        return id;
    }

    /// <summary>Writes hours of a series, or others over them.</summary>
    /// <param name="start">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public Task Write(int series, double[] hours, long start) => Platform.Queue.Commit(
        session =>
        {
            using var database = Platform.Contexts.Write(TenantScope.Of(Tenant.Id), session);
            var (from, to) = (At(start), At(start + (hours.Length * LocalCalendar.Hour)));
            database.Set<ReadingRow>().Where(r => r.SeriesId == series && r.StartAt >= from && r.StartAt < to).ExecuteDelete();
            for (var i = 0; i < hours.Length; i++)
            {
                if (!double.IsNaN(hours[i]))
                {
                    database.Add(new ReadingRow
                    {
                        SeriesId = series, StartAt = from.AddHours(i), EndAt = from.AddHours(i + 1), TenantId = Tenant.Id, Value = hours[i],
                        Quality = ReadingQuality.Measured, Revision = 1, RawRequestId = 1, LastRequestId = 1,
                    });
                }
            }

            return database.SaveChanges();
        },
        TestContext.Current.CancellationToken);

    /// <summary>Writes sums of days up to the begin of a local day.</summary>
    public Task WriteDays(int series, double[] days, DateOnly until) => Platform.Queue.Commit(
        session =>
        {
            using var database = Platform.Contexts.Write(TenantScope.Of(Tenant.Id), session);
            for (var i = 0; i < days.Length; i++)
            {
                var day = until.AddDays(i - days.Length);
                database.Add(new ReadingRow
                {
                    SeriesId = series, StartAt = At(Calendar.StartOf(day)), EndAt = At(Calendar.StartOf(day.AddDays(1))), TenantId = Tenant.Id, Value = days[i],
                    Quality = ReadingQuality.Measured, Revision = 1, RawRequestId = 1, LastRequestId = 1,
                });
            }

            return database.SaveChanges();
        },
        TestContext.Current.CancellationToken);

    /// <summary>Lets some series be forecast, and then the district where all are done.</summary>
    public async Task Forecast(DateOnly night, params int[] series)
    {
        var work = new TestWork(1, Tenant.Id, TestContext.Current.CancellationToken);
        await new ForecastSeries(
            Platform.Contexts, Platform.Get<TenantNights>(), Platform.Get<NightStore>(), work, Platform.Clock, NullLogger<ForecastSeries>.Instance)
            .Handle(new SeriesForecastsDue(night, series));
        await work.Close(Platform.Queue);
        Published = [.. work.Published];
        work = new TestWork(2, Tenant.Id, TestContext.Current.CancellationToken);
        await new ForecastDistrict(
            Platform.Contexts, Platform.Get<TenantNights>(), Platform.Get<NightStore>(), work, Platform.Clock, NullLogger<ForecastDistrict>.Instance)
            .Handle(new SeriesForecastsMade(night, series));
        await work.Close(Platform.Queue);
    }

    public ForecastStandingRow? Standing(int series, ForecastResolution resolution = ForecastResolution.Hour) =>
        Tenant.Rows<ForecastStandingRow>().SingleOrDefault(s => s.SeriesId == series && s.Resolution == resolution);

    public List<ForecastRow> Nights(int series, ForecastResolution resolution = ForecastResolution.Hour) =>
        Standing(series, resolution) is { } standing ? [.. Tenant.Rows<ForecastRow>().Where(f => f.StandingId == standing.Id).OrderBy(f => f.Night)] : [];

    public ValueTask DisposeAsync() => Tenant.DisposeAsync();

    private static DateTimeOffset At(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant);
}
