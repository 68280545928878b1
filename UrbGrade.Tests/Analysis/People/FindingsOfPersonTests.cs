using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.People;

public class FindingsOfPersonTests
{
    private const string Ana = "ana@example.org";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasing_a_person_takes_findings_alerts_and_baselines_of_the_own_place_along_and_no_others()
    {
        await using var tenant = await AnalysedTenant.Create();
        var home = await tenant.Add("home", "volume", "m3", "water", 40, Leaking);
        var shop = await tenant.Add("shop", "volume", "m3", "water", 40, Leaking);
        await tenant.LookThrough();
        var (own, others) = (Found(home), Found(shop));
        var assets = tenant.Rows<MeterRow>().ToDictionary(meter => meter.Source, meter => meter.AssetId);
        await tenant.Change(database =>
        {
            database.AddRange(Alert(tenant.Id, $"finding:{own.Id}", 1), Alert(tenant.Id, $"finding:{others.Id}", 2), Mail(tenant.Id, 1), Mail(tenant.Id, 2));
            database.AddRange(Baseline(tenant.Id, assets["home"]), Baseline(tenant.Id, assets["shop"]));
        });
        tenant.Platform.Session.IsPlatformAdministrator = true;
        await tenant.Platform.Get<IUserDirectory>().Add(new UserDraft(Ana, AccountRole.Resident, "20", "a long password of a test 7", "Ana"), Cancellation);
        var people = tenant.Platform.Get<IPeople>();
        Assert.Equal(AdministrationOutcome.Done, (await people.Assign(Ana, "home", AnalysedTenant.Today.AddDays(-40), null, Cancellation)).Outcome);
        var tables = (await people.Read(Ana, Cancellation))!.ToDictionary(table => table.Name);
        Assert.Equal(["home", "WaterLeak"], Assert.Single(await tables["findings"].Rows.ToListAsync(Cancellation)).Take(2));
        Assert.Equal("home", Assert.Single(await tables["baselines"].Rows.ToListAsync(Cancellation))[0]);
        Assert.Contains((await people.Count(Ana, Cancellation))!, count => count is { Name: "findings", Count: 2 });

        Assert.Equal(AdministrationOutcome.Done, (await people.Erase(Ana, Ana, "asked by letter", Cancellation)).Result.Outcome);

        Assert.Equal(others.Id, Assert.Single(tenant.Rows<FindingRow>()).Id);
        Assert.All(tenant.Rows<FindingTraceRow>(), trace => Assert.Equal(others.Id, trace.FindingId));
        Assert.Equal($"finding:{others.Id}", Assert.Single(tenant.Rows<AlertRow>()).Subject);
        Assert.Equal(["", "leaks"], tenant.Rows<AlertMailRow>().OrderBy(mail => mail.Id).Select(mail => mail.Body));
        Assert.Equal(assets["shop"], Assert.Single(tenant.Rows<BaselineRow>()).AssetId);

        FindingRow Found(int series) => tenant.Rows<FindingRow>().Single(row => row.Scope == FindingScope.Series && row.ScopeId == series);
    }

    [Fact]
    public async Task Erasing_a_person_takes_alerts_of_days_and_weeks_of_the_own_time_along_and_no_others()
    {
        await using var tenant = await AnalysedTenant.Create();
        var home = await tenant.Add("home", "volume", "m3", "water", 40, (_, _) => 0.2);
        var shop = await tenant.Add("shop", "volume", "m3", "water", 40, (_, _) => 0.2);
        var meters = tenant.Rows<MeterRow>().ToDictionary(meter => meter.Source);
        string[] others =
        [
            $"certificate:{home}", $"day:{home}:2026-02-01", $"day:{shop}:2026-03-08", $"kpi:energy:{meters["home"].AssetId}:water:2026-01-26",
            $"kpi:energy:{meters["shop"].AssetId}:water:2026-03-02", $"silent:{meters["shop"].Id}:1772960400",
        ];
        string[] own = [$"day:{home}:2026-03-08", $"kpi:energy:{meters["home"].AssetId}::2026-03-02", $"silent:{meters["home"].Id}:1772960400"];
        await tenant.Change(database => database.AddRange(others.Concat(own).Select(subject => Alert(tenant.Id, subject, 1))));
        tenant.Platform.Session.IsPlatformAdministrator = true;
        await tenant.Platform.Get<IUserDirectory>().Add(new UserDraft(Ana, AccountRole.Resident, "20", "a long password of a test 7", "Ana"), Cancellation);
        var people = tenant.Platform.Get<IPeople>();
        Assert.Equal(AdministrationOutcome.Done, (await people.Assign(Ana, "home", AnalysedTenant.Today.AddDays(-20), null, Cancellation)).Outcome);

        Assert.Equal(AdministrationOutcome.Done, (await people.Erase(Ana, Ana, "asked by letter", Cancellation)).Result.Outcome);

        Assert.Equal(others.Order(StringComparer.Ordinal), tenant.Rows<AlertRow>().Select(alert => alert.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Erasing_a_person_takes_along_what_a_neighbours_finding_tells_of_the_persons_use()
    {
        await using var tenant = await AnalysedTenant.Create();
        var swapped = AnalysedTenant.Today.AddDays(-14);
        var home = await tenant.Add("home", "energy", "kW.h", "power", 120, (day, hour) => Used(day, hour, day < swapped ? 3 : 1));
        var shop = await tenant.Add("shop", "energy", "kW.h", "power", 120, (day, hour) => Used(day, hour, day < swapped ? 1 : 3));
        await tenant.LookThrough();
        Assert.Equal([home, shop], tenant.Rows<FindingRow>().Where(row => row.Kind == FindingKind.Swapped).Select(row => row.ScopeId).Order());
        tenant.Platform.Session.IsPlatformAdministrator = true;
        await tenant.Platform.Get<IUserDirectory>().Add(new UserDraft(Ana, AccountRole.Resident, "20", "a long password of a test 7", "Ana"), Cancellation);
        var people = tenant.Platform.Get<IPeople>();
        Assert.Equal(AdministrationOutcome.Done, (await people.Assign(Ana, "home", AnalysedTenant.Today.AddDays(-120), null, Cancellation)).Outcome);

        Assert.Equal(AdministrationOutcome.Done, (await people.Erase(Ana, Ana, "asked by letter", Cancellation)).Result.Outcome);

        Assert.DoesNotContain(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.Swapped || row.ScopeId == home);
        var left = tenant.Rows<FindingRow>().Select(row => row.Id).ToHashSet();
        Assert.All(tenant.Rows<FindingTraceRow>(), trace => Assert.Contains(trace.FindingId, left));
        await tenant.LookThrough();
        Assert.DoesNotContain(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.Swapped);
    }

    private static double Used(DateOnly day, int hour, double times) =>
        times * (2 + (hour is >= 8 and < 18 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? 5 : 0) + (0.1 * (((day.DayNumber * 7) + (hour * 5)) % 11)));

    private static double Leaking(DateOnly day, int hour) =>
        (hour is >= 1 and < 6 ? 0 : 0.2 + (hour % 3 * 0.1)) + (day >= AnalysedTenant.Today.AddDays(-12) ? 0.05 : 0);

    private static AlertRow Alert(int tenantId, string subject, long mail) => new()
    {
        TenantId = tenantId, RuleId = 1, Subject = subject, RaisedAt = DateTimeOffset.UnixEpoch, Facts = "{}", MailId = mail,
    };

    private static AlertMailRow Mail(int tenantId, long id) => new()
    {
        Id = id, TenantId = tenantId, Key = $"{id}", Address = "bo@example.org", Language = "en", Subject = "s", Body = "leaks", WrittenAt = DateTimeOffset.UnixEpoch,
        SentAt = DateTimeOffset.UnixEpoch,
    };

    private static BaselineRow Baseline(int tenantId, int assetId) => new()
    {
        TenantId = tenantId, AssetId = assetId, Medium = "power", From = AnalysedTenant.Today.AddDays(-30), Until = AnalysedTenant.Today, Trials = "[]", Refusals = "[]",
        Fingerprint = "f",
    };
}
