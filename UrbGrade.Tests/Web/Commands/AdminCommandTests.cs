using System.IO.Compression;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Commands;

public class AdminCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_script_writes_the_program_of_a_lighting_node()
    {
        const string Profile = "sunset 100; 23:30 60; sunrise 0";
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "30", "--name", "Eibar"));
        Assert.Equal(0, await run.Admin("meter", "add", "--tenant", "30", "--source", "N00"));
        Assert.Equal(1, await run.Admin("lighting", "set", "--tenant", "30", "--node", "N00", "--function", "Master", "--profile", "sunset 100"));
        Assert.Contains("1 steps", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("lighting", "set", "--tenant", "30", "--node", "N00", "--function", "Master", "--profile", Profile));
        Assert.Contains("Wrote version 1 of N00", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("lighting", "set", "--tenant", "30", "--node", "N00", "--function", "Master", "--profile", Profile));
        Assert.Contains("Nothing changed: version 1 of N00 says so already.", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin(
            "lighting", "set", "--tenant", "30", "--node", "N00", "--function", "Master", "--profile", "sunset 50; sunrise 0", "--based-on", "0"));
        Assert.Contains("written meanwhile", run.Error, StringComparison.Ordinal);

        var node = (await run.Json("lighting", "list"))[0];
        Assert.Equal("N00", node.GetProperty("node").GetString());
        Assert.Equal("edited", node.GetProperty("newest").GetProperty("state").GetString());
        var version = (await run.Json("lighting", "history", "--tenant", "30", "--node", "N00"))[0];
        Assert.Equal(Profile, version.GetProperty("profile").GetString());
        Assert.StartsWith("command line", version.GetProperty("editedBy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_so_already_is_told_as_unchanged_and_not_as_done()
    {
        string[] rule = ["tenant", "retention", "set", "--code", "20", "--kind", "RawMessages", "--days", "400"];
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));
        Assert.Equal(0, await run.Admin(rule));
        Assert.Contains("kept 400 days", run.Output, StringComparison.Ordinal);

        foreach (var again in (string[][])[rule, ["tenant", "set", "--code", "20", "--name", "Barcelona"]])
        {
            Assert.Equal(0, await run.Admin(again));
            Assert.Equal("Nothing changed: everything was so already.", run.Output.Trim());
            Assert.True((await run.Json(again)).GetProperty("isUnchanged").GetBoolean());
        }

        Assert.Equal(0, await run.Admin("tenant", "set", "--code", "20", "--name", "Barcelona", "--public", "true"));
        Assert.Contains("Changed tenant 20.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_asks_for_a_forecast_and_learns_that_there_is_none()
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));
        Assert.Equal(0, await run.Admin("forecast", "run", "--tenant", "20"));
        Assert.Equal(1, await run.Admin("forecast", "show", "--tenant", "20", "--meter", "477"));
        Assert.Contains("no meter 477 whose energy is forecast", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, await run.Admin("forecast", "show", "--tenant", "20", "--meter", "477", "--resolution", "minute"));
    }

    [Fact]
    public async Task A_script_says_how_long_a_tenant_keeps_what()
    {
        string[] rule = ["--code", "20", "--kind", "RawMessages"];
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));
        Assert.Equal(0, await run.Admin(["tenant", "retention", "preview", .. rule, "--days", "400"]));
        Assert.Contains("This would delete 0 of RawMessages before", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin(["tenant", "retention", "set", .. rule, "--days", "7"]));
        Assert.Contains("allowed are 90 to", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, await run.Admin(["tenant", "retention", "set", .. rule, "--days", "long"]));
        Assert.Equal(0, await run.Admin(["tenant", "retention", "set", .. rule, "--days", "400"]));
        Assert.Equal(400, (await run.Json("tenant", "retention", "list", "--code", "20"))[0].GetProperty("days").GetInt32());
        Assert.Equal(0, await run.Admin(["tenant", "retention", "set", .. rule, "--days", "forever"]));
        Assert.False((await run.Json("tenant", "retention", "list", "--code", "20"))[0].TryGetProperty("days", out _));
        Assert.Equal(0, await run.Admin("tenant", "retention", "apply", "--code", "20"));
        Assert.Equal(1, await run.Admin("tenant", "retention", "list", "--code", "99"));
    }

    [Fact]
    public async Task A_script_hands_out_and_erases_what_is_held_about_a_person()
    {
        string[] ana = ["--email", "ana@example.org"];
        var zip = Path.Combine(run.Data, "..", $"{Path.GetFileName(run.Data)}-ana.zip");
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));
        Assert.Equal(0, await run.Admin("meter", "add", "--tenant", "20", "--source", "477"));
        Assert.Equal(0, await run.Admin(["user", "invite", .. ana, "--role", "Resident", "--tenant", "20", "--address", "https://platform.example"]));
        Assert.Equal(1, await run.Admin("person", "meters", "--email", "bo@example.org"));
        Assert.Equal(0, await run.Admin(["person", "meter", .. ana, "--source", "477", "--from", "2026-03-01"]));
        Assert.Equal("477", (await run.Json(["person", "meters", .. ana]))[0].GetProperty("source").GetString());
        Assert.Equal(0, await run.Admin(["person", "export", .. ana, "--out", zip]));
        Assert.Equal(1, await run.Admin(["person", "export", .. ana, "--out", zip]));
        using (var archive = await ZipFile.OpenReadAsync(zip, Cancellation))
        {
            using var meters = new StreamReader(await archive.GetEntry("meters.json")!.OpenAsync(Cancellation));
            Assert.Equal("477", JsonDocument.Parse(await meters.ReadToEndAsync(Cancellation)).RootElement[0].GetProperty("meter").GetString());
        }

        File.Delete(zip);
        Assert.Equal(0, await run.Admin(["person", "erase", .. ana]));
        Assert.Contains("WOULD BE ERASED", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin(["person", "erase", .. ana, "--confirm", "ana@example.org", "--reason", "asked for by letter"]));
        Assert.Equal(1, await run.Admin(["person", "meters", .. ana]));
        Assert.Equal(0, await run.Admin("audit", "verify"));
    }

    [Fact]
    public async Task A_script_pauses_limits_and_resumes_a_service()
    {
        string[] service = ["--contract", "Core.HousekeepingDue", "--module", "Core"];
        Assert.Equal(0, await run.Admin("services", "list"));
        Assert.Contains("Nothing is published yet", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin(["services", "pause", .. service]));
        Assert.Contains("No module 'Core' handles", run.Error, StringComparison.Ordinal);
        await using (var platform = new TestPlatform(run.Data))
        {
            await platform.Queue.Commit(
                session =>
                {
                    platform.Get<IServiceCatalogue>().Publish(session, "Core", null, [ContractSchema.Publish(
                        new ModuleService("Core", "Core.HousekeepingDue", typeof(HousekeepingDue), typeof(AdminCommandTests)))]);
                    return true;
                },
                Cancellation);
        }

        Assert.Equal(0, await run.Admin(["services", "pause", .. service]));
        Assert.Equal(0, await run.Admin(["services", "limit", .. service, "--per-minute", "6"]));
        Assert.Equal(0, await run.Admin("services", "list"));
        Assert.Contains("paused 6/min", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin(["services", "resume", .. service]));
        Assert.Equal(1, await run.Admin(["services", "redirect", .. service, "--to", "Nowhere"]));
        Assert.Contains("allowed is another module", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("services", "show", "--contract", "Core.HousekeepingDue"));
        Assert.Contains("\"day\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_lists_parked_work_and_has_it_tried_again()
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "30", "--name", "Eibar"));
        Assert.Equal(0, await run.Admin("work", "list"));
        Assert.Contains("No work is parked", run.Output, StringComparison.Ordinal);
        long id;
        await using (var platform = new TestPlatform(run.Data))
        {
            var table = platform.Get<IWorkItemTable>();
            var tenant = platform.Get<ITenantRegistry>().FindByCode("30")!.Id;
            id = await platform.Queue.Commit(session => table.Add(session, new NewWork(tenant, "talk", "Errand", "{}", null)), Cancellation) ?? 0;
            Assert.True(await platform.Queue.Commit(session => table.Park(
                session, table.Claim(session, id, "me", platform.Clock.GetUtcNow() + TimeSpan.FromMinutes(1))!, "it broke\nin line 2", "cause"), Cancellation));
        }

        Assert.Equal("it broke\nin line 2", (await run.Json("work", "list"))[0].GetProperty("error").GetString());
        Assert.Equal(0, await run.Admin("work", "list"));
        Assert.DoesNotContain("line 2", run.Output, StringComparison.Ordinal);
        Assert.Equal("{}", (await run.Json("work", "show", "--id", $"{id}")).GetProperty("payload").GetString());
        Assert.Equal(0, await run.Admin("work", "show", "--id", $"{id}"));
        Assert.Contains("line 2", run.Output, StringComparison.Ordinal);
        var group = (await run.Json("work", "groups"))[0].GetProperty("id").GetString()!;
        Assert.Equal(0, await run.Admin("work", "note", "--group", group, "--text", "the disk was full"));
        Assert.Equal(0, await run.Admin("work", "groups"));
        Assert.Contains("the disk was full", run.Output, StringComparison.Ordinal);
        Assert.Single((await run.Json("work", "list", "--group", group)).EnumerateArray());
        Assert.Empty((await run.Json("work", "list", "--contract", "Chore")).EnumerateArray());
        Assert.Equal(2, await run.Admin("work", "retry"));
        Assert.Equal(2, await run.Admin("work", "retry", "--id", $"{id}", "--all"));
        Assert.Equal(1, await run.Admin("work", "retry", "--group", group, "--rate", "0"));
        Assert.Equal(1, await run.Admin("work", "archive", "--contract", "Chore"));
        Assert.Equal(0, await run.Admin("work", "retry", "--id", $"{id}"));
        Assert.Equal(1, (await run.Json("work", "retries"))[0].GetProperty("waiting").GetInt32());
        Assert.Empty((await run.Json("work", "list")).EnumerateArray());
        Assert.Equal(1, await run.Admin("work", "show", "--id", $"{id}"));
        Assert.Contains("no parked work item", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_adds_tenants_and_reads_them_back()
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "10", "--name", "Kalundborg", "--country", "DK"));
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona", "--public", "--meters", "registered"));
        Assert.Equal(1, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));
        Assert.Contains("already", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona", "--exists-ok"));
        Assert.Equal(0, await run.Admin("tenant", "set", "--code", "20", "--allow-sha1", "true", "--meters", "on-sight"));
        File.WriteAllBytes(run.File("logo.png"), Pictures.Png());
        Assert.Equal(0, await run.Admin(
            "tenant", "set", "--code", "20", "--logo", run.File("logo.png"), "--accent-light", "#8b1a1a", "--accent-dark", "#ffb4a8", "--languages", "ca, es",
            "--default-language", "ca"));
        var tenants = await run.Json("tenant", "list");
        var barcelona = tenants[1].GetProperty("tenant");
        Assert.Equal("Europe/Copenhagen", tenants[0].GetProperty("tenant").GetProperty("timeZone").GetString());
        Assert.Equal("DKK", tenants[0].GetProperty("tenant").GetProperty("currency").GetString());
        Assert.True(barcelona.GetProperty("allowsSha1").GetBoolean());
        var brand = barcelona.GetProperty("brand");
        Assert.Equal(("#8b1a1a", "ca", 2), (brand.GetProperty("accentOnLight").GetString(), brand.GetProperty("defaultLanguage").GetString(), brand.GetProperty("languages").GetArrayLength()));
        Assert.NotEmpty(brand.GetProperty("logoTag").GetString()!);
        Assert.True(barcelona.GetProperty("registersMetersOnSight").GetBoolean());
        Assert.True(tenants[1].GetProperty("isPublic").GetBoolean());
    }

    [Fact]
    public async Task A_change_that_changes_nothing_adds_no_line_to_the_audit()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        Assert.Equal(0, await run.Admin("tenant", "set", "--code", "20", "--public", "true"));
        var lines = (await run.Json("audit", "verify")).GetProperty("lines").GetInt64();

        Assert.Equal(0, await run.Admin("tenant", "set", "--code", "20", "--public", "true"));

        Assert.Equal(lines, (await run.Json("audit", "verify")).GetProperty("lines").GetInt64());
    }

    [Fact]
    public async Task A_site_manifest_registers_its_meters()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        var manifest = new SiteManifest(
            "20", "BCN-01", "Shops", "Europe/Madrid", "simulated",
            [new SiteAsset("ES01", "477", "Forn", "bakery", 62, 41.38, 2.17, "Mon-Sat 07-20", [])]);
        File.WriteAllBytes(run.File("site.json"), manifest.ToUtf8());
        Assert.Equal(0, await run.Admin("site", "import", run.File("site.json")));
        Assert.Contains("assets added 1, changed 0, in all 1.", run.Output, StringComparison.Ordinal);
        Assert.Equal("ES01", (await run.Json("meter", "list"))[0].GetProperty("assetCode").GetString());
        File.WriteAllText(run.File("broken.json"), "{}");
        Assert.Equal(1, await run.Admin("site", "import", run.File("broken.json")));
    }

    [Fact]
    public async Task The_first_administrator_comes_by_link_or_by_command()
    {
        Assert.Equal(0, await run.Admin("user", "first-link", "--address", "https://localhost:8443/"));
        var token = run.Output.Trim().Split("https://localhost:8443/account/first?token=")[1];
        await using (var platform = new TestPlatform(run.Data))
        {
            platform.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
            Assert.True(await platform.Get<IFirstAdministrator>().IsOpen(token, Cancellation));
        }

        string[] add = ["user", "add", "--email", "admin@urbgrade.example", "--role", "PlatformAdministrator", "--password-stdin"];
        Assert.Equal(0, await run.AdminReading("a long enough secret", add));
        Assert.Equal(1, await run.Admin("user", "first-link", "--address", "https://localhost:8443"));
        Assert.Equal("PlatformAdministrator", (await run.Json("user", "list"))[0].GetProperty("roles")[0].GetString());
    }

    [Fact]
    public async Task Everything_done_stands_in_the_audit()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "=cmd()");
        Assert.Equal(0, await run.Admin("audit", "verify"));
        var head = (await run.Json("audit", "verify")).GetProperty("head").GetString()!;
        Assert.Equal(0, await run.Admin("audit", "verify", "--head", head));
        Assert.Equal(1, await run.Admin("audit", "verify", "--head", new string('a', 64)));
        Assert.Equal(0, await run.Admin("audit", "export", "--out", run.File("audit.csv")));
        var lines = File.ReadAllLines(run.File("audit.csv"));
        Assert.Contains("command line", lines[1], StringComparison.Ordinal);
        Assert.Contains(",'=cmd(); ES;", lines[1].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
