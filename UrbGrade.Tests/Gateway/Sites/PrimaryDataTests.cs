using System.Text;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Compose;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Quantification;
using static UrbGrade.Tests.Gateway.Sites.KalundborgWorld;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class PrimaryDataTests
{
    [Fact]
    public void Primary_data_are_kept_and_a_change_is_a_further_revision()
    {
        using var world = World(root => root["sources"]!.AsArray().Add(JsonNode.Parse("""
            { "id": "primary", "type": "hotFolder", "path": "in/primary", "profile": "primary-data", "ready": { "stableFor": "PT0S" } }
            """)));
        const string Headings = "Meter;ValidFrom;Building;BuiltIn;FloorArea;EnergyLabel;HeatSource;Adults;Children";
        world.Drop("primary", "1.csv", Headings, $"{Heat};2013-01-01;single family house;1969;142;E;district heat;2;1");
        world.Drop("primary", "2.csv", Headings, $"{Heat};2013-01-01;single family house;1969;142;E;district heat;2;1", $"{NewHeat};2013-01-01;flat;1955;71.5;D;district heat;1;0");
        world.Drop("primary", "3.csv", Headings, $"{Heat};2013-09-01;single family house;1969;142;C;heat pump;2;2");
        Take(world);

        var kept = world.Database.Read(connection => connection.Query(
            "SELECT subject, revision, fields FROM record WHERE kind='primary_data' ORDER BY subject, revision", row => (row.GetString(0), row.GetInt64(1), JsonNode.Parse(row.GetString(2))!)));
        Assert.Equal([(Heat, 1L), (Heat, 2L), (NewHeat, 1L)], kept.Select(row => (row.Item1, row.Item2)));
        Assert.Equal(("district heat", "heat pump"), ((string?)kept[0].Item3["heat_source"], (string?)kept[1].Item3["heat_source"]));
        Assert.Equal((142d, "m2"), ((double)kept[0].Item3["floor_area"]!["value"]!, (string?)kept[0].Item3["floor_area"]!["unit"]));
    }

    [Fact]
    public async Task Primary_data_are_sent_first_and_again_when_they_change_and_the_platform_keeps_both()
    {
        using var world = World(root =>
        {
            root["gateway"]!["tenant"] = "20";
            root["sources"]!.AsArray().Add(JsonNode.Parse("""
                { "id": "primary", "type": "hotFolder", "path": "in/primary", "profile": "primary-data", "ready": { "stableFor": "PT0S" } }
                """));
        });
        const string Headings = "Meter;ValidFrom;Building;BuiltIn;FloorArea;EnergyLabel;HeatSource;Adults;Children";
        world.Drop("primary", "1.csv", Headings, "H7;2013-01-01;single family house;1969;142.5;E;district heat;2;1");
        Drop(world, "heat", "h.hex", Enumerable.Range(0, 25).Select(hour => (hour, 1000 + (2 * hour))));
        await world.PassAsync();
        world.Drop("primary", "2.csv", Headings, "H7;2013-09-01;single family house;1969;142.5;C;heat pump;2;2");
        await world.PassAsync();

        Assert.Equal("2013-01-01", SiteCalendar.Text(world.Batches().MinBy(batch => batch.Day)!.Day));
        var tenant = await QuantifiedTenant.Create();
        await using (tenant)
        {
            await tenant.Register("H7");
            var number = 0;
            foreach (var body in world.Platform.Bodies)
            {
                await using var platform = await AggregationWorld.Create();
                var receipt = await platform.SendBytes(platform.Sign(Encoding.UTF8.GetString(body)));
                Assert.Equal(0, receipt.Rejected);
                await tenant.Quantify(++number, platform.Sign(Encoding.UTF8.GetString(body)));
            }

            var rows = tenant.Rows<SiteRecordRow>().OrderBy(row => row.Revision).ToList();
            Assert.Equal([("primary_data", "H7", 1), ("primary_data", "H7", 2)], rows.Select(row => (row.Kind, row.Subject, row.Revision)));
            await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
            var facts = await AssetFacts.Load(database, ["H7"], TestContext.Current.CancellationToken);
            Assert.Equal(
                [("built_in", "1969", 0), ("energy_label", "C", 1), ("heat_source", "heat pump", 1), ("children", "2", 1)],
                facts.Where(fact => fact.Name is "built_in" or "energy_label" or "heat_source" or "children").Select(fact => (fact.Name, fact.Text, fact.Before.Count)));
            Assert.Equal(("district heat", new DateTimeOffset(2013, 8, 31, 22, 0, 0, TimeSpan.Zero)), facts.Where(fact => fact.Name == "heat_source").Select(fact => (fact.Before[0], fact.Since)).Single());
        }
    }
}
