using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Lighting.Store;

namespace UrbGrade.Tests.Analysis.Handlers;

/// <summary>What lasts longer than the days that are judged anew.</summary>
public class LastingFindingsTests
{
    [Fact]
    public async Task All_meters_of_a_site_that_fall_silent_together_are_one_finding()
    {
        await using var tenant = await AnalysedTenant.Create();
        foreach (var meter in new[] { "power-1", "power-2", "power-3" })
        {
            await tenant.Add(meter, "energy", "kW.h", "power", 40, (day, hour) => day >= AnalysedTenant.Today.AddDays(-2) ? double.NaN : 1 + (hour / 24.0) + (day.DayNumber % 7));
        }

        await tenant.LookThrough();
        var silent = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.Silence);
        Assert.Equal((FindingScope.Site, (DateTimeOffset?)null), (silent.Scope, silent.EndAt));
    }

    [Fact]
    public async Task Two_quantities_of_a_meter_that_fall_silent_together_are_one_finding_that_names_both()
    {
        await using var tenant = await AnalysedTenant.Create();
        var died = AnalysedTenant.Today.AddDays(-2);
        await tenant.Add("node", "energy", "kW.h", "power", 40, (day, hour) => AnalysedTenant.Used(day, hour, 1));
        var voltage = await tenant.Add("node", "voltage", "V", "power", 40, (day, hour) => day >= died ? double.NaN : 230 + (hour % 5));
        await tenant.Add("node", "power_factor", "1", "power", 40, (day, hour) => day >= died ? double.NaN : 0.95 + (0.001 * (hour % 5)));

        await tenant.LookThrough();

        Assert.Equal(voltage, Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.Silence).ScopeId);
        var list = await tenant.Queries.List(new FindingFilter(Kind: FindingKind.Silence), TestContext.Current.CancellationToken);
        Assert.Equal("voltage", list.Items.Single().Quantity);
        Assert.Equal(["power_factor"], list.Items.Single().AlsoSilent);
    }

    [Fact]
    public async Task A_meter_that_is_silent_for_ten_weeks_is_still_told_as_silent()
    {
        await using var tenant = await AnalysedTenant.Create();
        var died = AnalysedTenant.Today.AddDays(-70);
        var dead = await tenant.Add("dead", "energy", "kW.h", "power", 120, (day, hour) => day < died ? AnalysedTenant.Used(day, hour, 1) : double.NaN);
        await tenant.Add("alive", "energy", "kW.h", "power", 120, (day, hour) => AnalysedTenant.Used(day, hour, 1));
        await tenant.Add("seldom", "energy", "kW.h", "power", 120, (day, hour) => day < died && hour < 6 ? 1 : double.NaN);

        await tenant.LookThrough();

        var silent = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.Silence);
        Assert.Equal((FindingScope.Series, dead, LocalCalendar.Of("Europe/Madrid").InstantOf(died)), (silent.Scope, silent.ScopeId, silent.StartAt));
        Assert.True(silent is { EndAt: null, WithdrawnAt: null });
    }

    [Fact]
    public async Task Lamps_that_are_out_for_five_months_are_still_told_as_out()
    {
        await using var tenant = await AnalysedTenant.Create();
        var broke = AnalysedTenant.Today.AddDays(-150);
        await tenant.Add("cabinet", "energy", "kW.h", "light", 230, (day, hour) =>
            (hour is < 22 and >= 5 ? 0.03 : day > broke || (day == broke && hour >= 22) ? 9 : 10) + (0.001 * (((day.DayNumber * 7) + (hour * 5)) % 11)));
        await tenant.Change(database => database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (43.18, -2.47)));
        await tenant.LookThrough(AnalysedTenant.Today.AddDays(-100));
        var first = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut);
        await tenant.LookThrough();

        var again = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut);
        Assert.Equal((first.Id, first.StartAt, (DateTimeOffset?)null), (again.Id, again.StartAt, again.EndAt));
        Assert.Null(again.WithdrawnAt);
        Assert.True(again.Excess < first.Excess - 500, $"{first.Excess} kWh and then {again.Excess} kWh");
    }

    [Theory]
    [InlineData(MeasureKind.Led, InterventionState.Done, true)]
    [InlineData(MeasureKind.Led, InterventionState.Scenario, false)]
    [InlineData(MeasureKind.Tariff, InterventionState.Done, false)]
    public async Task Half_a_load_that_is_missing_is_no_lamps_out_any_more_once_a_work_on_the_lamps_was_done(
        MeasureKind kind, InterventionState state, bool explains)
    {
        await using var tenant = await AnalysedTenant.Create();
        var changed = AnalysedTenant.Today.AddDays(-20);
        await tenant.Add("cabinet", "energy", "kW.h", "light", 100, (day, hour) =>
            (hour is < 22 and >= 5 ? 0.03 : day > changed || (day == changed && hour >= 22) ? 4.5 : 10) + (0.001 * (((day.DayNumber * 7) + (hour * 5)) % 11)));
        await tenant.Change(database => database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (43.18, -2.47)));
        await tenant.LookThrough();
        Assert.True(Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut) is { EndAt: null, WithdrawnAt: null });

        await tenant.Change(database => database.Add(new InterventionRow
        {
            TenantId = tenant.Id, Title = "work", Kind = kind, State = state, Medium = "light", DoneOn = changed.AddDays(2), Responsible = "",
            CreatedBy = "",
        }));
        await tenant.Change(database => database.Add(new InterventionAssetRow
        {
            TenantId = tenant.Id, InterventionId = database.Set<InterventionRow>().Single().Id, AssetId = database.Set<AssetRow>().Single().Id,
        }));
        await tenant.LookThrough();

        Assert.Equal(explains, Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut).WithdrawnAt is not null);
        Assert.Equal(explains, tenant.Rows<FindingRow>().Exists(row => row.Kind == FindingKind.PowerShift));
    }

    [Theory]
    [InlineData("sunset 50; sunrise 0", true)]
    [InlineData("sunset 100; sunrise 0", false)]
    public async Task Half_a_load_that_is_missing_is_no_lamps_out_where_another_program_came_into_force(string profile, bool explains)
    {
        await using var tenant = await AnalysedTenant.Create();
        var changed = AnalysedTenant.Today.AddDays(-20);
        await tenant.Add("cabinet", "energy", "kW.h", "light", 100, (day, hour) =>
            (hour is < 22 and >= 5 ? 0.03 : day > changed || (day == changed && hour >= 22) ? 4.5 : 10) + (0.001 * (((day.DayNumber * 7) + (hour * 5)) % 11)));
        await tenant.Change(database =>
        {
            database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (43.18, -2.47));
            database.AddRange(Program(1, "sunset 100; sunrise 0", changed.AddDays(-60)), Program(2, profile, changed));
        });

        await tenant.LookThrough();

        var kinds = tenant.Rows<FindingRow>().Select(row => row.Kind).ToHashSet();
        Assert.Equal((!explains, explains), (kinds.Contains(FindingKind.LampsOut), kinds.Contains(FindingKind.PowerShift)));

        LightingProgramRow Program(int version, string text, DateOnly from) => new()
        {
            TenantId = tenant.Id, Node = "cabinet", Version = version, Profile = text, Function = NodeFunction.Master, EditedBy = "operator",
            EditedAt = new DateTimeOffset(from, new TimeOnly(12, 0), TimeSpan.Zero), AcknowledgedAt = new DateTimeOffset(from, new TimeOnly(12, 0), TimeSpan.Zero),
        };
    }
}
