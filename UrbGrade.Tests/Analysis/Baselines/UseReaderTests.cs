using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Baselines;

public class UseReaderTests
{
    [Fact]
    public async Task Where_an_assets_own_sensor_failed_the_temperature_is_that_of_its_site()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var failed = AnalysedTenant.Today.AddDays(-5);
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("place", "energy", "kW.h", "power", 10, (_, _) => 1);
        await tenant.Add("place", Quantities.OutsideTemperature, "Cel", "power", 10, (day, _) => day < failed ? 10 : double.NaN);
        await tenant.Add("station", Quantities.OutsideTemperature, "Cel", "power", 10, (_, _) => 20);
        var site = tenant.Rows<AssetRow>()[0].SiteId;
        await tenant.Change(database =>
        {
            foreach (var row in database.Set<AssetRow>())
            {
                row.SiteId = site;
            }
        });
        var asset = tenant.Rows<MeterRow>().Single(row => row.Source == "place").AssetId;

        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        using var reader = await UseReader.Open(database, tenant.Platform.Get<IMeasuredSeries>(), cancellation);
        var days = reader.Read(asset, "power", failed.AddDays(-1), failed.AddDays(1))!.Days;
        Assert.Equal([10.0, 20.0], days.Select(day => day.Driver));
    }

    [Fact]
    public async Task Use_goes_on_where_a_meter_of_power_begins_to_tell_its_energy()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var began = AnalysedTenant.Today.AddDays(-5);
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("cabinet", Quantities.Power, "W", "power", 10, (_, _) => 2000);
        await tenant.Add("cabinet", Quantities.Energy, "kW.h", "power", 10, (day, _) => day < began ? double.NaN : 3);
        var asset = tenant.Rows<MeterRow>().Single().AssetId;

        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        using var reader = await UseReader.Open(database, tenant.Platform.Get<IMeasuredSeries>(), cancellation);
        Assert.Equal((began.AddDays(-5), AnalysedTenant.Today.AddDays(-1)), reader.DaysOf(asset, "power"));
        var days = reader.Read(asset, "power", began.AddDays(-2), began.AddDays(2))!.Days;
        Assert.Equal([48.0, 48.0, 72.0, 72.0], days.Select(day => day.EnergyKwh));
    }
}
