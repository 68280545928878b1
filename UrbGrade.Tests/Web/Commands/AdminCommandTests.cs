using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Commands;

public sealed class AdminCommandTests : IDisposable
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
        Assert.Contains("says so already", run.Output, StringComparison.Ordinal);
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
        var tenants = await run.Json("tenant", "list");
        var barcelona = tenants[1].GetProperty("tenant");
        Assert.Equal("Europe/Copenhagen", tenants[0].GetProperty("tenant").GetProperty("timeZone").GetString());
        Assert.Equal("DKK", tenants[0].GetProperty("tenant").GetProperty("currency").GetString());
        Assert.True(barcelona.GetProperty("allowsSha1").GetBoolean());
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

    [Theory]
    [InlineData("tenant add --code 20", 2, "--name")]
    [InlineData("tenant add --code 2/0 --name X", 1, "allowed are 1 to 20 letters, digits and hyphens")]
    [InlineData("tenant add --code 20 --name X --time-zone Spain", 1, "IANA")]
    [InlineData("tenant add --code 20 --name X --meters sometimes", 2, "on-sight")]
    [InlineData("tenant set --code 99 --name X", 1, "no tenant with the code '99'")]
    [InlineData("tenant remove --code 20", 2, "remove")]
    [InlineData("certificate issue --tenant 20 --out x.p12", 2, "--tenant CODE --name NAME")]
    [InlineData("certificate issue --tenant 99 --name n --out /nowhere/x.p12", 1, "no tenant with the code '99'")]
    [InlineData("certificate revoke --reason lost", 2, "--thumbprint")]
    [InlineData("certificate revoke --thumbprint 00 --reason lost", 1, "No certificate")]
    [InlineData("certificate trust --cert nosuch.pem --tenant 20", 1, "--cert: there is no file 'nosuch.pem' in ")]
    [InlineData("certificate revoke --cert nosuch.pem --reason lost", 1, "--cert: there is no file 'nosuch.pem' in ")]
    [InlineData("certificate trust --ca a.pem --crl b.pem", 2, "Give one of")]
    [InlineData("site import nosuch.json", 1, "there is no file 'nosuch.json' in ")]
    [InlineData("work show --id first", 2, "--id: a whole number, not 'first'.")]
    [InlineData("work retry", 2, "--id ID; --group GROUP; --contract NAME; --all")]
    [InlineData("work retry --contract Errand", 1, "no parked work of the contract 'Errand'")]
    [InlineData("user add --email a@b.example --role King", 2, "King")]
    [InlineData("user add --email a@b.example --role Staff", 2, "--password-stdin")]
    [InlineData("user password --email a@b.example --password-stdin", 2, "Standard input is empty")]
    public async Task What_is_wrong_is_told_with_a_code_for_scripts(string arguments, int code, string told)
    {
        Assert.Equal(code, await run.Admin(arguments.Split(' ')));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issued_certificate_signs_for_its_tenant_until_it_is_revoked_while_the_platform_runs()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        await using var platform = new TestPlatform(run.Data);
        var (file, authority) = (run.File("gateway.p12"), run.File("ca.pem"));
        Assert.Equal(0, await run.Admin(
            "certificate", "issue", "--tenant", "20", "--name", "shops", "--out", file, "--password", "secret", "--ca-out", authority));
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, "secret");
        var gateway = all.Single(certificate => certificate.HasPrivateKey);
        using var issuer = X509CertificateLoader.LoadCertificateFromFile(authority);
        Assert.Null(CertificateRules.ChainViolation(gateway, [issuer], [], TimeProvider.System.GetUtcNow()));
        Assert.Equal(File.ReadAllText(Path.Combine(run.Data, "keys", "ca.pem")), File.ReadAllText(authority));

        platform.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        platform.Get<ChangeWatch>().Look();
        var trust = platform.Get<ICertificateTrust>();
        Assert.True(trust.Judge(gateway, platform.Clock.GetUtcNow()).Trusted);

        File.WriteAllText(run.File("gateway.pem"), gateway.ExportCertificatePem());
        Assert.Equal(0, await run.Admin("certificate", "test", "--cert", run.File("gateway.pem")));
        Assert.Contains("Would count for tenant 20: O=Barcelona, CN=shops", run.Output, StringComparison.Ordinal);
        File.WriteAllText(run.File("no-message.xml"), "<a/>");
        Assert.Equal(1, await run.Admin("certificate", "test", "--message", run.File("no-message.xml")));
        Assert.Contains("Would be refused as ", run.Output, StringComparison.Ordinal);

        Assert.Equal(1, await run.Admin("certificate", "issue", "--tenant", "20", "--name", "shops", "--out", file));
        Assert.Contains("--replace", run.Error, StringComparison.Ordinal);
        var thumbprint = gateway.GetCertHashString(HashAlgorithmName.SHA256);
        File.WriteAllBytes(run.File("site.json"), new SiteManifest("20", "BCN-01", "Shops", "Europe/Madrid", "simulated", []).ToUtf8());
        Assert.Equal(0, await run.Admin("site", "import", run.File("site.json")));
        Assert.Equal(0, await run.Admin("certificate", "revoke", "--thumbprint", thumbprint, "--reason", "key lost"));
        Assert.Contains("effective within seconds. These gateways stop: Shops.", run.Output, StringComparison.Ordinal);
        platform.Get<ChangeWatch>().Look();
        Assert.False(trust.Judge(gateway, platform.Clock.GetUtcNow()).Trusted);
        Assert.Equal(1, await run.Admin("certificate", "test", "--cert", run.File("gateway.pem")));
        Assert.Contains("Would be refused: ", run.Output, StringComparison.Ordinal);
        var listed = (await run.Json("certificate", "list", "--tenant", "20")).EnumerateArray().Single();
        Assert.Equal("revoked", listed.GetProperty("state").GetString());
        Assert.Equal("key lost", listed.GetProperty("revocationReason").GetString());
    }

    [Fact]
    public async Task Certificates_issued_elsewhere_are_trusted_with_their_authority_and_its_revocation_list()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        using var elsewhere = new TestAuthority();
        var gateway = elsewhere.Issue("gateway");
        var now = TimeProvider.System.GetUtcNow();
        File.WriteAllText(run.File("ca.pem"), elsewhere.Certificate.ExportCertificatePem());
        File.WriteAllText(run.File("gateway.pem"), gateway.ExportCertificatePem());
        File.WriteAllText(run.File("list.pem"), elsewhere.Crl(now.AddHours(-1), now.AddDays(1), gateway));
        Assert.Equal(0, await run.Admin("certificate", "trust", "--ca", run.File("ca.pem")));
        Assert.Equal(0, await run.Admin("certificate", "trust", "--tenant", "20", "--cert", run.File("gateway.pem")));
        Assert.Equal(0, await run.Admin("certificate", "trust", "--crl", run.File("list.pem")));
        Assert.Equal("revoked", (await run.Json("certificate", "list", "--tenant", "20"))[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_signing_request_gets_its_certificate_as_pem()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=shop", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        File.WriteAllText(run.File("shop.csr"), request.CreateSigningRequestPem());
        Assert.Equal(0, await run.Admin(
            "certificate", "issue", "--tenant", "20", "--csr", run.File("shop.csr"), "--out", run.File("shop.pem")));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(run.File("shop.pem"));
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task A_schema_is_registered_only_when_its_mapping_fits_it()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        File.WriteAllText(run.File("gas.xsd"), """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>
            <xs:element name="gas" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>
            """);
        File.WriteAllText(run.File("gas.json"), """{"fields":[{"field":"gas","quantity":"volume","unit":"m3","kind":"register","medium":"gas"}]}""");
        File.WriteAllText(run.File("unit.json"), """{"fields":[{"field":"gas","quantity":"volume","unit":"bushel","kind":"register"}]}""");
        File.WriteAllText(run.File("wrong.json"), """{"fields":[{"field":"gaz","quantity":"volume","unit":"m3","kind":"register"}]}""");
        string[] schema = ["schema", "add", "--tenant", "20", "--type", "GAS", "--version", "1", "--xsd", run.File("gas.xsd")];
        Assert.Equal(1, await run.Admin([.. schema, "--mapping", run.File("wrong.json")]));
        Assert.Contains("'gaz'", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin([.. schema, "--mapping", run.File("unit.json")]));
        Assert.Contains("'bushel'", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin([.. schema, "--mapping", run.File("gas.json")]));
        Assert.Contains((await run.Json("schema", "list")).EnumerateArray(), s => s.GetProperty("type").GetString() == "GAS");
        Assert.Equal(0, await run.Admin("schema", "show", "--tenant", "20", "--type", "GAS", "--version", "1"));
        Assert.Contains("""<xs:element name="gas" type="xs:double"/>""", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("schema", "try", "--tenant", "20", "--type", "GAS", "--version", "1"));
        Assert.Contains("0 of 0 stored messages can be read.", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin("schema", "try", "--tenant", "20", "--type", "GAS", "--version", "2"));
        Assert.Contains("has no schema of type 'GAS' and version '2'", run.Error, StringComparison.Ordinal);
        await using var platform = new TestPlatform(run.Data);
        var registry = platform.Get<ITenantRegistry>();
        Assert.Equal("gas", registry.FindSchema(registry.FindByCode("20")!.Id, "GAS", "1")!.Mapping.Fields.Single().Medium);
    }

    [Fact]
    public async Task Prices_are_in_the_tenants_currency()
    {
        await run.Admin("tenant", "add", "--code", "10", "--name", "Kalundborg", "--country", "DK");
        Assert.Contains("[price DKK/kW.h mean]", await Schemas(), StringComparison.Ordinal);

        File.WriteAllText(run.File("price.xsd"), """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>
            <xs:element name="spot" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>
            """);
        File.WriteAllText(run.File("price.json"), """{"fields":[{"field":"spot","quantity":"price","unit":"EUR/MWh","kind":"mean"}]}""");
        string[] euro =
            ["schema", "add", "--tenant", "10", "--type", "SPOT", "--version", "1", "--xsd", run.File("price.xsd"), "--mapping", run.File("price.json")];
        Assert.Equal(1, await run.Admin(euro));
        Assert.Contains("The unit of 'spot' is 'EUR/MWh'; prices of the tenant are in its currency, as in 'DKK/kW.h'.", run.Error, StringComparison.Ordinal);

        Assert.Equal(0, await run.Admin("tenant", "set", "--code", "10", "--currency", "EUR"));
        Assert.Contains("[price EUR/kW.h mean]", await Schemas(), StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin(euro));

        async Task<string> Schemas()
        {
            Assert.Equal(0, await run.Admin("schema", "list", "--tenant", "10"));
            return run.Output;
        }
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

    [Fact]
    public async Task A_database_that_is_none_is_told_in_a_sentence()
    {
        Directory.CreateDirectory(run.Data);
        await File.WriteAllTextAsync(Path.Combine(run.Data, "urbgrade.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        Assert.Equal(1, await run.Admin("tenant", "list"));
        Assert.StartsWith("The database cannot be used: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_teaches()
    {
        Assert.Equal(0, await run.Run(["admin", "--help"]));
        foreach (var verb in new[] { "tenant", "certificate", "schema", "site", "meter", "user", "audit", "Examples" })
        {
            Assert.Contains(verb, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Passwords_of_files_are_kept_out_of_answers()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        var answer = await run.Json(
            "certificate", "issue", "--tenant", "20", "--name", "shops", "--out", run.File("g.pem"), "--password", "top-secret-1");
        Assert.DoesNotContain("top-secret-1", JsonSerializer.Serialize(answer), StringComparison.Ordinal);
        Assert.Contains("ENCRYPTED", File.ReadAllText(run.File("g.key")), StringComparison.Ordinal);
    }
}
