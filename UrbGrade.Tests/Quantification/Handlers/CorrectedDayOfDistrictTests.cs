using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A district of 500 series, of one meter of which one day is corrected.</summary>
public class CorrectedDayOfDistrictTests : IAsyncLifetime
{
    private const int Meters = 125;
    private const string Corrected = "160";

    private static readonly DateTimeOffset Hour = When.Instant("2019-07-10T10:00:00Z");

    // The corrected day, another one of its week, of its month and of its year, and another year.
    private static readonly DateTimeOffset[] Hours = [Hour, Hour.AddDays(1), Hour.AddDays(14), Hour.AddMonths(3), Hour.AddYears(1)];

    private QuantifiedTenant tenant = null!;
    private int asset;
    private int district;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        string[] meters = [.. Enumerable.Range(100, Meters).Select(meter => meter.ToString(CultureInfo.InvariantCulture))];
        await tenant.Register(meters);
        await tenant.Change(context =>
        {
            var districts = new[] { "Ensanche", "Casco Viejo" }
                .Select(name => new PlaceRow { TenantId = tenant.Id, Kind = KpiScope.District, Name = name }).ToList();
            context.AddRange(districts);
            context.SaveChanges();
            context.AddRange(tenant.Rows<MeterRow>().Select(meter => new PlaceAssetRow
            {
                TenantId = tenant.Id, PlaceId = districts[string.CompareOrdinal(meter.Source, "180") < 0 ? 0 : 1].Id, AssetId = meter.AssetId,
            }));
        });
        asset = tenant.AssetOf(Corrected);
        district = tenant.Rows<PlaceRow>().Single(place => place.Name == "Ensanche").Id;
        await tenant.QuantifyAndCompute(1, meters.SelectMany(meter => Hours, (meter, hour) => ShopHour.Of(meter, hour, 2, 0.05, 21, 15)));
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_corrected_day_changes_the_figures_of_its_own_periods_and_no_other_row()
    {
        Assert.Equal(4 * Meters, tenant.Rows<SeriesRow>().Count);
        var (days, periods) = (tenant.Rows<KpiRow>(), tenant.Rows<PeriodKpiRow>());
        Assert.True(days.Count + periods.Count > 10_000);
        var others = HashOfOthers();

        tenant.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await tenant.QuantifyAndCompute(2, ShopHour.Of(Corrected, Hour, 7, 0.05, 21, 15));
        await tenant.ComputePeriods();

        Assert.Equal(others, HashOfOthers());
        Assert.Equal((days.Count, periods.Count), (tenant.Rows<KpiRow>().Count, tenant.Rows<PeriodKpiRow>().Count));
        var now = tenant.Platform.Clock.GetUtcNow();
        var writtenDays = tenant.Rows<KpiRow>().Where(k => k.ComputedAt == now).ToList();
        // Energy, cost and CO2 of the day and of the month.
        Assert.Equal(6, writtenDays.Count);
        Assert.All(writtenDays, IsOwn);
        var written = tenant.Rows<PeriodKpiRow>().Where(k => k.ComputedAt == now).ToList();
        Assert.Equal(
            [
                .. new[] { KpiScope.Asset, KpiScope.District, KpiScope.Tenant }
                    .SelectMany(_ => new[] { KpiResolution.Month, KpiResolution.Week, KpiResolution.Year }, (scope, resolution) => (scope, resolution)),
            ],
            written.Select(k => (k.Scope, k.Resolution)).Distinct().Order());
        Assert.All(written, IsOwn);
        // What was written is what has another value, and not one figure more.
        var before = periods.ToDictionary(Key, Said);
        Assert.Equal(written.Count, tenant.Rows<PeriodKpiRow>().Count(k => before[Key(k)] != Said(k)));
        Assert.All(written, k => Assert.NotEqual(before[Key(k)], Said(k)));
    }

    private static (KpiResolution, DateOnly, KpiScope, int, KpiMedium, int) Key(PeriodKpiRow k) =>
        (k.Resolution, k.PeriodStart, k.Scope, k.ScopeId, k.Medium, k.DefinitionId);

    private static (double?, int, int, int, long) Said(PeriodKpiRow k) =>
        (k.Value, k.ExpectedIntervals, k.ValidIntervals, k.EstimatedIntervals, k.OccurredAt);

    private static bool IsOwnPeriod(KpiResolution resolution, DateOnly start) => start == When.Day(resolution switch
    {
        KpiResolution.Day => "2019-07-10",
        KpiResolution.Week => "2019-07-08",
        KpiResolution.Month => "2019-07-01",
        _ => "2019-01-01",
    });

    private void IsOwn(KpiRow k) => Assert.True(k.AssetId == asset && IsOwnPeriod(k.Resolution, k.PeriodStart));

    private void IsOwn(PeriodKpiRow k) => Assert.True(IsOwnScope(k.Scope, k.ScopeId) && IsOwnPeriod(k.Resolution, k.PeriodStart));

    private bool IsOwnScope(KpiScope scope, int id) => scope switch
    {
        KpiScope.Asset => id == asset,
        KpiScope.District => id == district,
        _ => id == tenant.Id,
    };

    /// <summary>Of every figure, day of a series and reading that the correction is not about, to the moment at which it was written.</summary>
    private string HashOfOthers()
    {
        var meter = tenant.Rows<MeterRow>().Single(one => one.Source == Corrected).Id;
        var series = tenant.Rows<SeriesRow>().Where(one => one.MeterId == meter).Select(one => one.Id).ToHashSet();
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            Days = tenant.Rows<KpiRow>().Where(k => k.AssetId != asset || !IsOwnPeriod(k.Resolution, k.PeriodStart))
                .OrderBy(k => (k.AssetId, k.Resolution, k.PeriodStart, k.DefinitionId)),
            Periods = tenant.Rows<PeriodKpiRow>().Where(k => !IsOwnScope(k.Scope, k.ScopeId) || !IsOwnPeriod(k.Resolution, k.PeriodStart)).OrderBy(Key),
            Series = tenant.Rows<SeriesDayRow>().Where(day => !series.Contains(day.SeriesId) || day.LocalDay != When.Day("2019-07-10"))
                .OrderBy(day => (day.SeriesId, day.LocalDay)),
            Readings = tenant.Rows<ReadingRow>().Where(reading => !series.Contains(reading.SeriesId) || reading.StartAt != Hour)
                .OrderBy(reading => (reading.SeriesId, reading.StartAt)),
        })));
    }
}
