using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Lighting;

public class LightingProgramsTests : IAsyncLifetime
{
    private const string Night = "sunset 100; 23:30 60; sunrise 0";
    private const string Dimmer = "sunset 80; sunrise 0";

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ILightingPrograms Programs => platform.Get<ILightingPrograms>();

    private int Eibar => platform.Get<ITenantRegistry>().FindByCode("30")!.Id;

    public async ValueTask InitializeAsync()
    {
        foreach (var (code, name) in new[] { ("30", "Eibar"), ("20", "Barcelona") })
        {
            await platform.Get<ITenantDirectory>().Add(new TenantDraft(code, name), Cancellation);
        }

        foreach (var node in new[] { "N00", "N01", "N02" })
        {
            await platform.Get<ISiteCatalogue>().AddMeter("30", node, Cancellation);
        }
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Each_edit_is_a_further_version_with_its_author_in_the_audit()
    {
        platform.Session.BecomeOperator(Eibar);
        await Done(new LightingDraft("N00", NodeFunction.Master, null, Night, 0));
        await Done(new LightingDraft("N00", NodeFunction.Master, null, Dimmer, 1));

        var versions = await Programs.History(null, "N00", Cancellation);
        Assert.Equal([(2, Dimmer, ProgramState.Edited), (1, Night, ProgramState.Superseded)], versions.Select(v => (v.Version, v.Profile, v.State)));
        Assert.All(versions, version => Assert.Equal("operator@urbgrade.example", version.EditedBy));
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var line = await database.Set<AuditRow>().OrderBy(a => a.Id).LastAsync(Cancellation);
        Assert.Equal(("lighting.program", "N00", $"version 1: Master, {Night}", $"version 2: Master, {Dimmer}"), (line.What, line.Subject, line.Before, line.After));
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        await Done(new LightingDraft("N00", NodeFunction.Master, null, Night, 0), "30");
        await Done(new LightingDraft("N00", NodeFunction.Master, null, "sunset 100%\n23:30 60%\nsunrise 0", 1), "30");

        Assert.Single(await Programs.History("30", "N00", Cancellation));
    }

    [Fact]
    public async Task A_version_that_came_meanwhile_is_not_written_over()
    {
        await Done(new LightingDraft("N00", NodeFunction.Master, null, Night, 0), "30");

        var second = await Programs.Put("30", new LightingDraft("N00", NodeFunction.Master, null, Dimmer, 0), Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, second.Outcome);
        Assert.Contains("Version 1 of N00 was written meanwhile, by admin@urbgrade.example", second.Detail, StringComparison.Ordinal);
        Assert.Single(await Programs.History("30", "N00", Cancellation));
    }

    [Theory]
    [InlineData("N00", NodeFunction.Master, null, "sunset 100; sunrise 5", "burn by day")]
    [InlineData("N09", NodeFunction.Master, null, Night, "no node 'N09'")]
    [InlineData("N01", NodeFunction.Slave, null, Night, "another registered node")]
    [InlineData("N01", NodeFunction.Slave, "N01", Night, "another registered node")]
    [InlineData("N01", NodeFunction.Slave, "N09", Night, "another registered node")]
    [InlineData("N01", NodeFunction.Slave, "N02", Night, "N02 is a slave itself")]
    [InlineData("N00", NodeFunction.Slave, "N01", Night, "N00 is the master of N02")]
    public async Task What_breaks_a_rule_is_refused_with_the_reason(string node, NodeFunction function, string? master, string profile, string why)
    {
        await Done(new LightingDraft("N02", NodeFunction.Slave, "N00", Night, 0), "30");

        var result = await Programs.Put("30", new LightingDraft(node, function, master, profile, 0), Cancellation);

        Assert.NotEqual(AdministrationOutcome.Done, result.Outcome);
        Assert.Contains(why, result.Detail, StringComparison.Ordinal);
        Assert.Empty(await Programs.History("30", node, Cancellation));
    }

    [Fact]
    public async Task Nobody_reaches_another_tenants_nodes()
    {
        await Done(new LightingDraft("N00", NodeFunction.Master, null, Night, 0), "30");
        platform.Session.BecomeOperator(platform.Get<ITenantRegistry>().FindByCode("20")!.Id);

        Assert.Empty(await Programs.List(Cancellation));
        Assert.Empty(await Programs.History("30", "N00", Cancellation));
        Assert.Empty(await Programs.History(null, "N00", Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Programs.Put("30", new LightingDraft("N00", NodeFunction.Master, null, Dimmer, 1), Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Programs.Put(null, new LightingDraft("N00", NodeFunction.Master, null, Dimmer, 1), Cancellation)).Outcome);
    }

    [Fact]
    public async Task Who_is_no_operator_writes_nothing()
    {
        platform.Session.BecomeOperator(Eibar);
        platform.Session.IsOperator = false;

        Assert.Equal(AdministrationOutcome.NotAllowed, (await Programs.Put(null, new LightingDraft("N00", NodeFunction.Master, null, Night, 0), Cancellation)).Outcome);
        platform.Session.BecomeNobody();
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Programs.Put(null, new LightingDraft("N00", NodeFunction.Master, null, Night, 0), Cancellation)).Outcome);
    }

    [Fact]
    public async Task Lighting_nodes_of_a_site_are_listed_before_they_have_a_program()
    {
        await platform.Get<ISiteCatalogue>().Import(
            new SiteManifest("30", "EIB-01", "Eibar", "Europe/Madrid", "simulated",
                [new SiteAsset("EIB-CM-017", "N17", "Post 17", "lighting node", 1, 43.18, -2.47, "", ["floorAreaSquareMetres"])]), Cancellation);
        platform.Session.BecomeOperator(Eibar);

        var node = Assert.Single(await Programs.List(Cancellation));

        Assert.Equal(("N17", "Post 17", "Europe/Madrid"), (node.Node, node.Name, node.TimeZone));
        Assert.Null(node.Newest);
    }

    private async Task Done(LightingDraft draft, string? tenant = null)
    {
        var result = await Programs.Put(tenant, draft, Cancellation);
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.ToString());
    }
}
