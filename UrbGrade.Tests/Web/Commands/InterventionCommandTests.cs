using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Tests.Web.Commands;

/// <summary>What is done to save energy, written down by scripts.</summary>
public sealed class InterventionCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_file_is_written_down_once_and_its_facts_hold_from_the_day_on()
    {
        await MakeTown();
        var file = new InterventionFile(
            "30",
            [
                new InterventionInFile(
                    "LED lamps", MeasureKind.Led, "light", ["UBX-001"], "Works", DoneOn: new DateOnly(2026, 3, 1), Promise: 9000, PromiseLow: 8000, PromiseHigh: 10000,
                    Facts: [new ChangedFact("UBX-001", "installed_power", 2500)]),
                new InterventionInFile("Dimming", MeasureKind.Dimming, "light", ["UBX-001"], "Works", PlannedFor: new DateOnly(2027, 3, 1)),
            ]);
        File.WriteAllBytes(run.File("works.json"), file.ToUtf8());

        Assert.Equal(0, await run.Admin("intervention", "import", run.File("works.json")));
        Assert.Equal(0, await run.Admin("intervention", "import", run.File("works.json")));

        var list = await run.Json("intervention", "list", "--tenant", "30");
        Assert.Equal(["done", "decided"], list.EnumerateArray().Select(one => one.GetProperty("state").GetString()));
        var facts = await run.Json("asset", "facts", "--tenant", "30");
        Assert.Contains(facts.EnumerateArray(), fact => fact.GetProperty("name").GetString() == "installed_power" && fact.GetProperty("value").GetDouble() == 2500
            && fact.GetProperty("from").GetString() == "2026-03-01");

        File.WriteAllText(run.File("broken.json"), "{}");
        Assert.Equal(1, await run.Admin("intervention", "import", run.File("broken.json")));
        Assert.Contains("does not say what is done", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_decides_does_and_gives_up()
    {
        await MakeTown();
        string[] add = ["intervention", "add", "--tenant", "30", "--title", "New lamps", "--kind", "Led", "--medium", "light", "--responsible", "Works", "--promise", "9000"];

        Assert.Equal(1, await run.Admin([.. add, "--asset", "UBX-999"]));
        Assert.Contains("UBX-999", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin([.. add, "--asset", "UBX-001"]));
        Assert.Equal(1, await run.Admin([.. add, "--asset", "UBX-001"]));
        Assert.Equal(0, await run.Admin([.. add, "--asset", "UBX-001", "--exists-ok"]));
        var id = (await run.Json("intervention", "list", "--tenant", "30"))[0].GetProperty("id").GetRawText();
        Assert.Equal(0, await run.Admin("intervention", "done", "--tenant", "30", "--id", id, "--on", "2026-03-01"));
        Assert.Equal("done", (await run.Json("intervention", "list", "--tenant", "30"))[0].GetProperty("state").GetString());
        Assert.Equal(0, await run.Admin("intervention", "drop", "--tenant", "30", "--id", id));
        Assert.Equal("dropped", (await run.Json("intervention", "list", "--tenant", "30"))[0].GetProperty("state").GetString());
        Assert.Equal(1, await run.Admin("intervention", "drop", "--tenant", "30", "--id", "77"));
    }

    [Fact]
    public async Task A_script_keeps_a_scenario_and_decides_on_it()
    {
        await MakeTown();

        Assert.Equal(0, await run.Admin(
            "intervention", "add", "--tenant", "30", "--title", "New lamps", "--kind", "Led", "--medium", "light", "--responsible", "Works", "--asset", "UBX-001", "--scenario"));
        var kept = (await run.Json("intervention", "list", "--tenant", "30"))[0];
        Assert.Equal("scenario", kept.GetProperty("state").GetString());
        Assert.Equal(0, await run.Admin("intervention", "decide", "--tenant", "30", "--id", kept.GetProperty("id").GetRawText()));
        Assert.Equal("decided", (await run.Json("intervention", "list", "--tenant", "30"))[0].GetProperty("state").GetString());
    }

    private async Task MakeTown()
    {
        await run.Admin("tenant", "add", "--code", "30", "--name", "Eibar");
        var manifest = new SiteManifest(
            "30", "EIB-01", "Lamps", "Europe/Madrid", "simulated", [new SiteAsset("UBX-001", "EIB-CM01", "Cabinet", "lighting cabinet", 62, 43.18, -2.47, "", [])]);
        File.WriteAllBytes(run.File("site.json"), manifest.ToUtf8());
        Assert.Equal(0, await run.Admin("site", "import", run.File("site.json")));
    }
}
