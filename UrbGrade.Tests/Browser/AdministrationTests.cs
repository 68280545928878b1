using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Browser;

/// <summary>The administrators' pages on the whole platform, as a person uses them.</summary>
public sealed class AdministrationTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    [Fact]
    public async Task A_token_is_made_shown_once_and_revoked()
    {
        await using var visited = await browser.OpenOn(platform, "tokens@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go("/admin/tokens");
        await page.FillAsync("#token-name", "made on the page");
        await page.ClickAsync("main form button[type=submit]");
        var token = await page.Locator("#new-token").InnerTextAsync();
        Assert.Equal(HttpStatusCode.OK, await Asked(token));
        await visited.Go("/admin/tokens");
        Assert.Equal(0, await page.Locator("#new-token").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the token for made on the page" }).ClickAsync();
        await page.Locator(".mud-dialog .button.danger").ClickAsync();
        await page.Locator("[role=status]:focus").GetByText("counts no more").WaitForAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await Asked(token));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task An_indicator_is_tried_and_written_by_keyboard_alone()
    {
        await using var visited = await browser.OpenOn(platform, "kpis@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go("/admin/kpis");
        await page.FocusAsync("#kpi-code");
        foreach (var text in new[] { "energy_twice", "Energy twice", "energy + nothing", "kW.h" })
        {
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Tab");
        }

        await Reach(page, "form button[type=button]", "Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".error-summary").GetByText("nothing").WaitForAsync();
        await Reach(page, "#kpi-formula", "Shift+Tab");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("energy * 2");
        await Reach(page, "form button[type=submit]", "Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "Energy twice" }).WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_chain_of_the_audit_is_checked_on_its_page_and_a_line_that_was_changed_is_named()
    {
        await using var visited = await browser.OpenOn(platform, "auditor@urbgrade.example", "PlatformAdministrator", tenant: null);
        var page = visited.Page;
        await visited.Go("/admin/audit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the chain" }).ClickAsync();
        await page.GetByText("The chain is intact").WaitForAsync();

        await platform.Change(ApiPlatform.Own, (database, _) => database.Database.ExecuteSqlRaw(
            """DROP TRIGGER "AuditNoUPDATE"; UPDATE "Audit" SET "Subject" = 'other' WHERE "Id" = 2"""));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the chain" }).ClickAsync();
        await page.GetByText("The chain is broken").WaitForAsync();
        await page.GetByText("Line 2 was changed").WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_person_is_invited_on_the_page()
    {
        await using var visited = await browser.OpenOn(platform, "people@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go("/admin/users");
        await page.FillAsync("#user-email", "invited@barcelona.example");
        await page.ClickAsync("main form button[type=submit]");
        var link = await page.Locator("#new-link").InnerTextAsync();
        await page.GotoAsync(link);
        await page.GetByText("For the account of invited@barcelona.example").WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_role_is_given_by_its_button_and_not_by_going_through_the_list()
    {
        const string email = "promoted@barcelona.example";
        await using var visited = await browser.OpenOn(platform, "roles@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go("/admin/users");
        await page.FillAsync("#user-email", email);
        await page.ClickAsync("main form button[type=submit]");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Role of promoted" }).SelectOptionAsync("TenantAdministrator");
        var give = page.GetByRole(AriaRole.Button, new() { Name = "Give promoted this role" });
        await give.WaitForAsync();
        Assert.Equal("Staff", await RoleOf(email));
        await give.ClickAsync();
        await page.Locator("[role=status]:focus").GetByText("promoted is now").WaitForAsync();
        Assert.Equal("TenantAdministrator", await RoleOf(email));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_certificate_is_issued_and_handed_over_once()
    {
        await using var visited = await browser.OpenOn(platform, "keys@barcelona.example", "TenantAdministrator", ApiPlatform.Own, new Visit(BypassesPolicy: true));
        var page = visited.Page;
        await visited.Go("/admin/certificates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Issue a certificate" }).ClickAsync();
        await page.Locator(".mud-dialog:focus-within").WaitForAsync();
        await PageRules.HoldInEveryLook(visited, "dialog-issue");
        await page.FillAsync("#issue-name", "page gateway");
        await page.ClickAsync(".mud-dialog button[type=submit]");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#issued-file"));
        var password = await page.Locator("#issued-password").InnerTextAsync();
        Assert.Equal("page-gateway.p12", file.SuggestedFilename);
        var opened = X509CertificateLoader.LoadPkcs12CollectionFromFile(await file.PathAsync(), password);
        Assert.Single(opened, certificate => certificate.HasPrivateKey);
        await page.ClickAsync(".mud-dialog .button.primary:not(a)");
        await page.GetByText("CN=page gateway").First.WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_partners_module_gets_its_certificate_for_its_own_key_and_a_renewed_one_on_the_page()
    {
        await using var visited = await browser.OpenOn(platform, "partners@urbgrade.example", "PlatformAdministrator", tenant: null, new Visit(BypassesPolicy: true));
        var page = visited.Page;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=base load service", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem();
        await visited.Go("/admin/certificates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Issue a certificate" }).ClickAsync();
        await page.Locator(".mud-dialog:focus-within").WaitForAsync();
        await page.SelectOptionAsync("#issue-tenant", ApiPlatform.Own);
        await page.SelectOptionAsync("#issue-role", "Module");
        await page.Locator("#issue-module").WaitForAsync();
        await PageRules.HoldInEveryLook(visited, "dialog-issue-module");
        await page.FillAsync("#issue-module", "Baseload");
        using var first = await Ask();

        await page.GetByRole(AriaRole.Button, new() { Name = "CN=base load service" }).First.ClickAsync();
        await page.Locator(".mud-dialog").GetByText("The new certificate of the module Baseload follows").WaitForAsync();
        using var second = await Ask();

        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
        Assert.All(new[] { first, second }, certificate => Assert.Equal(key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        Assert.Empty(visited.Problems);

        async Task<X509Certificate2> Ask()
        {
            await page.FillAsync("#issue-request", request);
            await page.ClickAsync(".mud-dialog button[type=submit]");
            var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#issued-file"));
            Assert.Equal(0, await page.Locator("#issued-password").CountAsync());
            var issued = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken));
            await page.ClickAsync(".mud-dialog .button.primary:not(a)");
            await page.GetByText("The certificate is issued and counts from now on.").First.WaitForAsync();
            return issued;
        }
    }

    [Fact]
    public async Task A_message_and_a_certificate_are_tried_and_what_is_wrong_is_told_in_the_readers_language()
    {
        await using var visited = await browser.OpenOn(platform, "tries@barcelona.example", "TenantAdministrator", ApiPlatform.Own, new Visit(BypassesPolicy: true));
        var page = visited.Page;
        await visited.Go("/account/language?to=es&return=%2Fadmin%2Fcertificates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Probar un mensaje firmado" }).ClickAsync();
        await page.Locator(".mud-dialog:focus-within").WaitForAsync();
        await page.ClickAsync(".mud-dialog button[type=submit]");
        await page.Locator(".mud-dialog [role=alert]").GetByText("Primero hay que elegir un archivo.").WaitForAsync();
        await Try("request.xml", "no xml");
        await page.Locator(".mud-dialog [role=alert]").GetByText("No es un mensaje SOAP que se pueda leer.").WaitForAsync();
        using var stranger = TestCertificates.SelfSigned("stranger");
        await Try("stranger.pem", stranger.ExportCertificatePem());
        await page.Locator(".mud-dialog [role=alert]").GetByText("El certificado no cuenta ahora").WaitForAsync();
        await PageRules.HoldInEveryLook(visited, "dialog-check");
        Assert.Empty(visited.Problems);

        async Task Try(string name, string content)
        {
            await page.SetInputFilesAsync("#check-file", new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.ASCII.GetBytes(content) });
            await page.ClickAsync(".mud-dialog button[type=submit]");
        }
    }

    [Fact]
    public async Task An_operator_limits_a_service_for_the_own_tenant_alone()
    {
        await using var visited = await browser.OpenOn(platform, "bus@barcelona.example", "Operator", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go("/ops/bus");
        await page.GetByRole(AriaRole.Button, new() { Name = "Limit or redirect Aggregation.RequestStored in Quantification" }).ClickAsync();
        await page.Locator(".mud-dialog:focus-within").WaitForAsync();
        await page.FillAsync("#per-minute", "600");
        await page.ClickAsync(".mud-dialog button[type=submit]");
        await page.GetByRole(AriaRole.Status).GetByText("is in force").WaitForAsync();
        await page.GetByText("At most 600 a minute").First.WaitForAsync();
        var rule = Assert.Single((await platform.Admin("services", "list")).GetProperty("services").EnumerateArray()
            .Where(service => (service.GetProperty("contract").GetString(), service.GetProperty("module").GetString()) == ("Aggregation.RequestStored", "Quantification"))
            .SelectMany(service => service.GetProperty("rules").EnumerateArray()));
        Assert.Equal((ApiPlatform.Own, 600), (rule.GetProperty("tenantCode").GetString(), rule.GetProperty("perMinute").GetInt32()));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_rule_of_retention_is_tried_before_it_is_set()
    {
        await using var visited = await browser.OpenOn(platform, "keeps@urbgrade.example", "PlatformAdministrator", null);
        var page = visited.Page;
        await visited.Go("/admin/tenants/1?tab=retention");
        await page.FillAsync("#keep-RawMessages", "20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would go" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("at least 90 days").WaitForAsync();
        await page.FillAsync("#keep-RawMessages", "400");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would go" }).ClickAsync();
        await page.Locator("#keep-RawMessages-note strong").GetByText("Would delete").WaitForAsync();
        await page.ClickAsync("main form button[type=submit]");
        await page.GetByText("Nothing is deleted before the next night").WaitForAsync();
        await visited.Go("/admin/tenants/1?tab=retention");
        Assert.Equal("400", await page.InputValueAsync("#keep-RawMessages"));
        Assert.Equal("", await page.InputValueAsync("#keep-Readings"));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_schema_is_tried_and_saved_as_a_new_version()
    {
        await using var visited = await browser.OpenOn(platform, "schemas@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go("/admin/schemas");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open type 001, version 0.0.1 of tenant 20" }).ClickAsync();
        await page.GetByLabel("Unit of energy_measure").FillAsync("MW.h");
        await page.FillAsync("#schema-version", "0.0.9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try on stored messages" }).ClickAsync();
        await page.GetByText("messages can be read").Or(page.GetByText("No stored message")).First.WaitForAsync();
        await BrowserFixture.Photograph(page, "admin-schema-tried");
        var valid = await page.InputValueAsync("#schema-xsd");
        await page.FillAsync("#schema-xsd", "<xs:schema");
        await page.PressAsync("#schema-xsd", "Tab");
        await page.GetByText("Line 1, position").WaitForAsync();
        await page.FillAsync("#schema-xsd", valid);
        await page.PressAsync("#schema-xsd", "Tab");
        await page.GetByText("Line 1, position").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByLabel("Unit of energy_measure").FillAsync("MW.h");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Type 001, version 0.0.9 is saved.").WaitForAsync();
        await visited.Go("/admin/schemas");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open type 001, version 0.0.9 of tenant 20" }).WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task What_is_held_about_a_person_is_downloaded_and_erased(int width, bool dark)
    {
        var email = $"resident-{width}@barcelona.example";
        using (var invited = await platform.SignedIn(email, "Resident", ApiPlatform.Own))
        {
            Assert.NotEmpty(await invited.Read("/"));
        }

        await using var visited = await browser.OpenOn(platform, $"privacy-{width}@urbgrade.example", "PlatformAdministrator", null, new Visit(width, dark, BypassesPolicy: true));
        var page = visited.Page;
        await visited.Go("/admin/users");
        await page.Locator("tr").Filter(new() { HasText = email }).GetByRole(AriaRole.Button, new() { Name = "Data held about" }).ClickAsync();
        await page.GetByText("No meter is the person").WaitForAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#person-export"));
        using (var zip = await ZipFile.OpenReadAsync(await file.PathAsync(), TestContext.Current.CancellationToken))
        {
            Assert.Contains(zip.Entries, entry => entry.FullName == "README.txt");
            using var account = new StreamReader(await zip.GetEntry("account.csv")!.OpenAsync(TestContext.Current.CancellationToken));
            Assert.Contains(email, await account.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await BrowserFixture.Photograph(page, $"admin-person-{width}-{(dark ? "dark" : "light")}");
        await PageRules.HasNoViolation(page);
        await page.FillAsync("#erase-reason", "asked for by letter");
        await page.FillAsync("#erase-email", "somebody@else.example");
        await page.ClickAsync(".mud-dialog .button.danger");
        await page.Locator("#erase-problem").GetByText("Nothing was done").WaitForAsync();
        await page.FillAsync("#erase-email", email);
        await page.ClickAsync(".mud-dialog .button.danger");
        await page.GetByText("which leads to nobody").WaitForAsync();
        await Assertions.Expect(page.Locator("[role=status]").Filter(new() { HasText = "which leads to nobody" })).ToBeFocusedAsync();
        Assert.Equal(0, await page.Locator("tr").Filter(new() { HasText = email }).CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Pages_have_no_violation_and_no_sideways_scroll()
    {
        await using var visited = await browser.OpenOn(platform, "looks@urbgrade.example", "PlatformAdministrator", null, new Visit(BypassesPolicy: true));
        foreach (var path in new[]
        {
            "/admin", "/admin/tokens", "/admin/users", "/admin/audit", "/admin/health", "/admin/tenants/1", "/admin/tenants/1?tab=danger", "/admin/tenants/1?tab=brand", "/admin/tenants/1?tab=users", "/admin/tenants/1?tab=retention", "/account/security",
            "/admin/schemas", "/admin/schemas/edit?tenant=20&type=001&version=0.0.1", "/admin/certificates",
        })
        {
            var name = path.Trim('/').Split('&')[0].Replace('/', '-').Replace('?', '-');
            await visited.Go(path);
            await PageRules.HoldInEveryLook(visited, name);
            await visited.LookAgain(1280, isDark: false);
        }
    }

    private static async Task Reach(IPage page, string element, string key)
    {
        var steps = 0;
        do
        {
            Assert.True(steps++ < 20, $"{element} is not reached by {key}.");
            await page.Keyboard.PressAsync(key);
        }
        while (!await page.EvaluateAsync<bool>("element => document.activeElement.matches(element)", element));
    }

    private async Task<string?> RoleOf(string email) => (await platform.Admin("user", "list")).EnumerateArray()
        .Single(user => user.GetProperty("email").GetString() == email).GetProperty("roles")[0].GetString();

    private async Task<HttpStatusCode> Asked(string token)
    {
        using var answer = await platform.Ask("/api/v1/sites", token);
        return answer.StatusCode;
    }
}
