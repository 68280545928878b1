using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.DataProtection;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Tests.Web.Exports;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Administration;

/// <summary>The administrators' pages as the whole platform serves them.</summary>
public class AdministrationPagesTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    protected virtual string Database => "SQLite";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_of_the_platform_sees_audit_health_and_what_needs_somebody()
    {
        using var administrator = await platform.SignedIn("chief@urbgrade.example", "PlatformAdministrator");
        var audit = await administrator.Read("/admin/audit?what=tenant.");
        Assert.Contains("Tenant added <code class=\"soft small block\">tenant.added</code>", audit, StringComparison.Ordinal);
        Assert.Contains($"title=\"Kept and searched for as {ApiPlatform.Own}\"", audit, StringComparison.Ordinal);
        Assert.DoesNotContain(">token.issued</code>", audit, StringComparison.Ordinal);
        var health = await administrator.Read("/admin/health");
        Assert.Contains($"{Database}; answers in", health, StringComparison.Ordinal);
        Assert.Contains("housekeeping", health, StringComparison.Ordinal);
        Assert.All(["certificate.ends", "revocations.ends"], kind => Assert.Contains($"href=\"/admin/audit?what={kind}\"", health, StringComparison.Ordinal));
        Assert.Contains("Does anything need me?", await administrator.Read("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_gateway_refused_was_said_to_stand_on_a_page_that_the_gateway_may_have_switched_off()
    {
        using var own = await platform.SignedIn("asker@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var page = await own.Read("/admin");
        Assert.Contains($"href=\"/ops/site/{platform.Ids[ApiPlatform.Own]["sites"]}#log\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("status page", page, StringComparison.Ordinal);
        Assert.Matches(@"on the page of its site:\s+<a ", page);
        using var chief = await platform.SignedIn("asker@urbgrade.example", "PlatformAdministrator");
        Assert.Contains("on the page of its site:", await chief.Read("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_that_is_computed_no_more_was_not_told_to_an_administrator_of_the_platform_who_looks_at_another_tenant()
    {
        await platform.Change(ApiPlatform.Foreign, (database, tenant) => database.Add(new FormulaKpiRow
        {
            Id = 1077, TenantId = tenant, Code = "broken", Version = 1, Name = "Broken ratio", Formula = "peak / nothing_of_the_kind", Unit = "1", MinimumCoverage = 0.9,
            WrittenBy = "keeper@eibar.example", WrittenAt = When.Instant("2019-07-01T00:00:00Z"),
        }));
        using var chief = await platform.SignedIn("formulas@urbgrade.example", "PlatformAdministrator");

        Assert.Contains("The indicator Broken ratio of ", await chief.Read("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_is_downloaded_line_by_line_as_far_as_one_may_read_it()
    {
        using var chief = await platform.SignedIn("reader@urbgrade.example", "PlatformAdministrator");
        var all = await chief.Read("/api/audit.csv?what=token.");
        Assert.StartsWith("id,at,who,tenant,what,subject,before,after,hash\r\n", all, StringComparison.Ordinal);
        Assert.Contains("portal of 30", all, StringComparison.Ordinal);
        using var own = await platform.SignedIn("keeper@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var lines = await own.Read("/api/audit.csv");
        Assert.Contains("portal of 20", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("portal of 30", lines, StringComparison.Ordinal);
        using var staff = await platform.SignedIn("clerk@barcelona.example", "Staff", ApiPlatform.Own);
        using var refused = await staff.Get("/api/audit.csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        foreach (var page in new[] { "/admin", "/admin/audit", "/admin/health" })
        {
            using var denied = await staff.Get(page);
            Assert.Equal("/account/denied", denied.Headers.Location!.AbsolutePath);
        }
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("events")]
    public async Task Spanish_spreadsheets_opened_audit_and_events_as_one_column(string table)
    {
        using var own = await platform.SignedIn($"opener-{table}@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        using var response = await own.Get($"/api/{table}.csv?for=spreadsheets");
        var file = await response.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal(["id", "at", "at_offset", "who", "tenant", "what", "subject", "before", "after", "hash"], (await ForeignReader.Csv(file, ";"))[0]);
        using var workbook = await own.Get($"/api/{table}.xlsx");
        Assert.Equal(HttpStatusCode.OK, workbook.StatusCode);
    }

    [Fact]
    public async Task What_happened_to_a_tenant_was_told_in_codes()
    {
        using var chief = await platform.SignedIn("teller@urbgrade.example", "PlatformAdministrator");
        var page = await chief.Read($"/admin/tenants/{platform.Ids[ApiPlatform.Own]["tenants"]}?tab=events");

        Assert.Matches("<li><span class=\"tabular\">[^<]+</span> [^:<]+: [A-Z][a-z]+ ", page);
        Assert.DoesNotContain("<span class=\"code\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_administers_a_tenant_finds_its_look_and_retention_and_nothing_that_the_platform_decides()
    {
        using var own = await platform.SignedIn("mayor@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var address = $"/admin/tenants/{platform.Ids[ApiPlatform.Own]["tenants"]}";
        var page = await own.Read($"{address}?tab=danger");
        Assert.Contains("id=\"brand-light\"", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{address}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tab=general", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"typed-name\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"keep-", await own.Read($"{address}?tab=retention"), StringComparison.Ordinal);

        using var other = await own.Get($"/admin/tenants/{platform.Ids[ApiPlatform.Foreign]["tenants"]}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var operating = await platform.SignedIn("watch@barcelona.example", "Operator", ApiPlatform.Own);
        using var denied = await operating.Get(address);
        Assert.Equal("/account/denied", denied.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task What_happened_to_one_tenant_is_searched_without_leaving_the_tenant()
    {
        using var chief = await platform.SignedIn("seeker@urbgrade.example", "PlatformAdministrator");
        var page = await chief.Read("/admin/audit?tenant=20&what=token.");
        Assert.Contains("name=\"tenant\" value=\"20\"", page, StringComparison.Ordinal);
        Assert.Contains("portal of 20", page, StringComparison.Ordinal);
        Assert.DoesNotContain("portal of 30", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_schema_reads_is_told_in_words()
    {
        using var chief = await platform.SignedIn("schemas@urbgrade.example", "PlatformAdministrator");
        var page = WebUtility.HtmlDecode(await chief.Read("/admin/schemas"));
        Assert.Contains("Energy (kWh)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("energy (kW.h)", page, StringComparison.Ordinal);
        Assert.Contains("records of answers to surveys (survey_answer)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_of_what_is_held_about_a_person_is_for_who_administers_the_person()
    {
        (await platform.SignedIn("ana@barcelona.example", "Resident", ApiPlatform.Own)).Dispose();
        var address = PersonEndpoints.Export(platform.Get<IDataProtectionProvider>(), "ana@barcelona.example");
        Assert.DoesNotContain("ana@", Uri.UnescapeDataString(address), StringComparison.OrdinalIgnoreCase);
        using var own = await platform.SignedIn("copies@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        using (var answer = await own.Get(address))
        {
            Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));
            Assert.Contains(zip.Entries, entry => entry.FullName == "readings.csv");
        }

        using var other = await platform.SignedIn("copies@eibar.example", "TenantAdministrator", ApiPlatform.Foreign);
        using var nothing = await other.Get(address);
        using var forged = await own.Get("/api/person.zip?ticket=abc");
        using var staff = await platform.SignedIn("copyist@barcelona.example", "Staff", ApiPlatform.Own);
        using var denied = await staff.Get(address);
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (nothing.StatusCode, forged.StatusCode, denied.StatusCode));
    }
}
