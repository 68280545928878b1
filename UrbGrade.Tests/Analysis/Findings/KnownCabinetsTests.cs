using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Lighting.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Findings;

public class KnownCabinetsTests
{
    private const string Customary = "sunset 100; 23:30 70; sunrise 0";
    private const string Deep = "sunset 100; 22:30 50; sunrise 0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_dimming_begins_with_its_work_and_with_what_a_node_acknowledges_and_other_works_with_their_day()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await tenant.Add("cabinet", "energy", "kW.h", "light", 2, (_, hour) => hour);
        await tenant.Change(database => database.AddRange(
            Program(1, Customary, "2026-01-10T16:40:00Z"), Program(2, Customary, "2026-01-20T16:40:00Z"), Program(3, Deep, "2026-02-01T09:10:00Z"),
            Program(4, Customary, null)));
        await Work(tenant, MeasureKind.Dimming, InterventionState.Done, When.Day("2026-02-20"));
        await Work(tenant, MeasureKind.Dimming, InterventionState.Scenario, When.Day("2026-02-21"));
        await Work(tenant, MeasureKind.Led, InterventionState.Measured, When.Day("2026-02-22"));

        var known = await tenant.Platform.Get<KnownCabinets>().Of(
            tenant.Id, await tenant.Platform.Get<TenantAnalysis>().List(tenant.Id, Cancellation), AnalysedTenant.Today, Cancellation);

        var (id, facts) = Assert.Single(known);
        Assert.Equal(series, id);
        Assert.Equal(When.Day("2026-02-22"), Assert.Single(facts.Works));
        Assert.Equal(
            [When.Milliseconds("2026-01-10T16:40:00Z"), When.Milliseconds("2026-02-01T09:10:00Z"), When.Milliseconds("2026-02-20T11:00:00Z")],
            facts.Programs.Order());

        LightingProgramRow Program(int version, string profile, string? acknowledged) => new()
        {
            TenantId = tenant.Id, Node = "cabinet", Version = version, Profile = profile, EditedBy = "operator@eibar.example",
            EditedAt = When.Instant("2026-01-01T00:00:00Z"), AcknowledgedAt = acknowledged is null ? null : When.Instant(acknowledged),
            Function = NodeFunction.Master,
        };
    }

    [Fact]
    public async Task Lamps_that_are_dark_for_a_part_of_the_night_are_no_outage_any_more_once_their_dimming_is_written_down()
    {
        await using var tenant = await AnalysedTenant.Create();
        var changed = AnalysedTenant.Today.AddDays(-3);
        await tenant.Add("cabinet", "energy", "kW.h", "light", 100, (day, hour) =>
            ((hour is < 22 and >= 5) || (day > changed && hour < 3) ? 0.03 : 10) + (0.001 * (((day.DayNumber * 7) + (hour * 5)) % 11)));
        await tenant.Change(database => database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (43.18, -2.47)));
        await tenant.LookThrough();
        Assert.Contains(tenant.Rows<FindingRow>(), row => row is { Kind: FindingKind.Outage, WithdrawnAt: null });

        await Work(tenant, MeasureKind.Dimming, InterventionState.Done, changed);
        await tenant.LookThrough();

        Assert.DoesNotContain(tenant.Rows<FindingRow>(), row => row is { Kind: FindingKind.Outage, WithdrawnAt: null });
    }

    private static async Task Work(AnalysedTenant tenant, MeasureKind kind, InterventionState state, DateOnly day)
    {
        await tenant.Change(database => database.Add(new InterventionRow
        {
            TenantId = tenant.Id, Title = "work", Kind = kind, State = state, Medium = "light", DoneOn = day, Responsible = "", CreatedBy = "",
        }));
        await tenant.Change(database => database.Add(new InterventionAssetRow
        {
            TenantId = tenant.Id, InterventionId = database.Set<InterventionRow>().Single(row => row.DoneOn == day).Id,
            AssetId = database.Set<AssetRow>().Single().Id,
        }));
    }
}
