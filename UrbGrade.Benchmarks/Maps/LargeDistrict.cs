using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard;
using UrbGrade.Modules.Dashboard.Quality;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Benchmarks.Maps;

/// <summary>A tenant on SQLite with a meter of power in each of its assets: the days and figures of March 2026 of all,
/// and the hourly readings of some.</summary>
internal sealed class LargeDistrict : IAsyncDisposable
{
    /// <summary>Assets whose readings are there.</summary>
    public const int Measured = 200;

    public static readonly DateOnly March = new(2026, 3, 1);

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    private readonly ServiceProvider services;

    private LargeDistrict(ServiceProvider services) => this.services = services;

    public static async Task<LargeDistrict> MakeAsync(string folder, int meters, CancellationToken cancellation)
    {
        var database = new SqliteDatabase(Path.Combine(folder, "urbgrade.db"));
        var contexts = database.Contexts(DesignTimeTables.All);
        database.Prepare(contexts, TimeProvider.System);
        var services = new ServiceCollection().AddLogging()
            .AddSingleton(TimeProvider.System).AddSingleton<IPlatformDatabase>(database).AddSingleton(contexts)
            .AddSingleton<ICommitQueue, CommitQueue>().AddSingleton<ChangeWatch>().AddSingleton<ITenantRegistry, TenantRegistry>().AddSingleton<IRestDays, RestDays>()
            .AddSingleton<SeriesDirectory>().AddSingleton<EmissionFactors>().AddSingleton<PeriodComputation>().AddSingleton<AskedFigures>().AddSingleton<RecordKpis>()
            .AddSingleton<PlaceSums>().AddSingleton(Options.Create(new DashboardOptions())).BuildServiceProvider();
        await services.GetRequiredService<ICommitQueue>().Commit(
            session =>
            {
                using var context = contexts.Write(TenantScope.Platform, session);
                Fill(context, session, database.BulkWriter, meters);
                return true;
            },
            cancellation);
        return new LargeDistrict(services);
    }

    /// <summary>Sums of March, of its weeks and its year, as after a reading; written by nobody, so that they can be made again.</summary>
    public async Task<int> SumsAsync(CancellationToken cancellation) => (await services.GetRequiredService<PlaceSums>().Next(1, onlyCorrected: false, cancellation))!.Entries.Count;

    /// <summary>Figures of load of March, of the assets with readings together.</summary>
    public async Task<int> LoadAsync(CancellationToken cancellation)
    {
        await using var context = services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Of(1));
        return (await services.GetRequiredService<AskedFigures>().OfGroups(
            context, KpiScope.District, [(1, Enumerable.Range(1, Measured))], KpiResolution.Month, March, March.AddMonths(1), cancellation)).Count;
    }

    /// <summary>The quality of all meters in March, read anew.</summary>
    public async Task<int> QualityAsync(CancellationToken cancellation) =>
        (await new QualityMonths(services.GetRequiredService<IUrbGradeContexts>(), TimeProvider.System).Of(1, March, cancellation)).Meters.Count;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static void Fill(UrbGradeContext context, IWriteSession session, IBulkWriter bulk, int meters)
    {
        var tenant = new TenantRow { Code = "20", Name = "Benchmark", Country = "ES", TimeZone = Madrid.Zone, Currency = "EUR" };
        context.Add(tenant);
        context.SaveChanges();
        var site = new SiteRow { TenantId = tenant.Id, Code = "S1", Name = "Benchmark" };
        context.Add(site);
        context.SaveChanges();
        context.AddRange(Enumerable.Range(1, meters).Select(i => new AssetRow
        {
            Id = i, TenantId = tenant.Id, SiteId = site.Id, Code = $"H{i}", Name = $"House {i}", Kind = "house", FloorAreaSquareMetres = 100,
        }));
        context.AddRange(Enumerable.Range(1, meters).Select(i => new MeterRow { Id = i, TenantId = tenant.Id, AssetId = i, Source = $"M{i}" }));
        context.SaveChanges();
        context.AddRange(Enumerable.Range(1, meters).Select(i => new SeriesRow
        {
            Id = i, TenantId = tenant.Id, MeterId = i, Quantity = Quantities.Energy, Unit = "kW.h", Medium = "power", Kind = SeriesKind.Interval,
        }));
        context.Add(new StaleMonthRow { TenantId = tenant.Id, AssetId = StaleMonth.Sums, Month = March, Mark = 1 });
        context.SaveChanges();
        var start = Madrid.StartOf(March);
        var hours = Madrid.HoursBetween(March, March.AddMonths(1));
        NewReading[] readings =
        [
            .. from meter in Enumerable.Range(1, meters)
               from hour in Enumerable.Range(0, meter <= Measured ? hours : 1)
               select new NewReading(
                   meter, meter, start + (hour * LocalCalendar.Hour), start + ((hour + 1) * LocalCalendar.Hour), tenant.Id, 0.2 + ((meter * 31 + hour) % 97 / 50.0), 1, 0),
        ];
        bulk.Insert<NewReading>(session, NewReading.Table, readings, new List<int>());
        SeriesDay[] days =
        [
            .. from day in Enumerable.Range(0, 31)
               from meter in Enumerable.Range(1, meters)
               select new SeriesDay(meter, March.AddDays(day).DayNumber, tenant.Id, meter % 50 == day ? 0xFF00FF : 0xFFFFFF, 0, new DayMarks(0, 0, 0, 0)),
        ];
        bulk.Upsert<SeriesDay>(session, SeriesDay.Table, days);
        PeriodKpiEntry[] kpis =
        [
            .. from asset in Enumerable.Range(1, meters)
               from period in new[] { (KpiResolution.Month, March), (KpiResolution.Week, March.AddDays(1)), (KpiResolution.Week, March.AddDays(8)), (KpiResolution.Year, new DateOnly(2026, 1, 1)) }
               from kpi in GroupRule.Kpis
               select new PeriodKpiEntry(
                   tenant.Id, period.Item1, period.Item2.DayNumber, KpiScope.Asset, asset, KpiMedium.All, kpi, 1 + (asset % 97), hours, hours, 0, KpiStatus.Ok, 0, 0),
        ];
        bulk.Upsert<PeriodKpiEntry>(session, PeriodKpiEntry.Table, kpis);
    }
}
