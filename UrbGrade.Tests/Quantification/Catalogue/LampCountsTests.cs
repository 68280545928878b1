using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

public class LampCountsTests
{
    [Fact]
    public async Task The_lamps_of_a_cabinet_are_those_of_the_newest_fact_that_holds()
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("cabinet-1", "cabinet-2", "cabinet-3");
        var known = tenant.AssetOf("cabinet-1");
        await tenant.Change(database => database.AddRange(
            Fact(known, AssetTraits.Lamps, "2026-01-01", 74), Fact(known, AssetTraits.Lamps, "2026-02-01", 70),
            Fact(known, AssetTraits.Lamps, "2026-04-01", 60),
            Fact(known, AssetTraits.InstalledPower, "2026-03-01", 8_510), Fact(tenant.AssetOf("cabinet-2"), AssetTraits.Lamps, "2026-01-01", 0),
            Fact(tenant.AssetOf("cabinet-3"), AssetTraits.InstalledPower, "2026-01-01", 8_510)));

        var counts = tenant.Platform.Get<ILampCounts>().Of(tenant.Id, When.Day("2026-03-10"));

        Assert.Equal((known, 70.0), Assert.Single(counts.Select(count => (count.Key, count.Value))));

        AssetTraitRow Fact(int asset, string name, string from, double value) =>
            new() { TenantId = tenant.Id, AssetId = asset, Name = name, From = When.Day(from), Value = value, Source = "survey" };
    }
}
