using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin tenant</c>: add, list, set, retention, close.</summary>
internal static class TenantCommands
{
    private static readonly Option<string> Code = new("--code")
    {
        Description = "Code in messages: 1 to 20 letters, digits and hyphens. Never changes.",
        Required = true,
    };

    public static Command Create() => new("tenant", "Districts that use the platform.") { Add(), List(), Set(), RetentionCommands.Create(), Close() };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "Name for people, such as Barcelona.", Required = true };
        var country = new Option<string>("--country")
        {
            Description = "ISO 3166-1 code; chooses emission factors and holidays.",
            DefaultValueFactory = _ => "ES",
        };
        var zone = Zone("Default: the country's first, such as Europe/Madrid for ES.");
        var currency = Currency("Default: the country's, such as EUR for ES.");
        var meters = Meters();
        meters.DefaultValueFactory = _ => "on-sight";
        var sha1 = new Option<bool>("--allow-sha1") { Description = "Accepts RSA-SHA1 signatures of this tenant's gateways." };
        var isPublic = new Option<bool>("--public") { Description = "Shows the district's page to everybody." };
        var existsOk = AdminOptions.ExistsOk();
        var command = new Command("add", "Adds a tenant, with the message schemas of the three pilots as its own.")
        {
            Code, name, country, zone, currency, meters, sha1, isPublic, existsOk,
        };
        return AdminRun.Bind(command, async run =>
        {
            var code = run.Required(Code);
            var result = await run.Service<ITenantDirectory>().Add(
                new TenantDraft(
                    code, run.Required(name), run.Required(country), run.Given(zone), run.Given(currency),
                    run.Required(meters) == "on-sight", run.Given(sha1), run.Given(isPublic)),
                run.Cancellation);
            return run.Report(result, $"Added tenant {code}.", new { code }, run.Given(existsOk));
        });
    }

    private static Command List() => AdminRun.Bind(new Command("list", "Lists the tenants."), async run =>
    {
        var tenants = await run.Service<ITenantDirectory>().List(run.Cancellation);
        return run.List(
            tenants, "There is no tenant yet; add one with 'admin tenant add'.",
            ("CODE", t => t.Tenant.Code), ("NAME", t => t.Tenant.Name), ("COUNTRY", t => t.Tenant.Country), ("ZONE", t => t.Tenant.TimeZone),
            ("CURRENCY", t => t.Tenant.Currency), ("METERS", t => t.Tenant.RegistersMetersOnSight ? "on-sight" : "registered"),
            ("SHA-1", t => t.Tenant.AllowsSha1), ("PUBLIC", t => t.IsPublic), ("SITES", t => t.Sites), ("KNOWN METERS", t => t.Meters),
            ("SCHEMAS", t => t.Schemas));
    });

    private static Command Set()
    {
        var name = new Option<string?>("--name") { Description = "Name for people." };
        var country = new Option<string?>("--country") { Description = "ISO 3166-1 code." };
        var zone = Zone("Changes which readings belong to which day from the next computation on.");
        var currency = Currency("ISO 4217.");
        var meters = Meters();
        var sha1 = new Option<bool?>("--allow-sha1") { Description = "true or false: RSA-SHA1 signatures of this tenant's gateways." };
        var isPublic = new Option<bool?>("--public") { Description = "true or false: the district's page for everybody." };
        var light = new Option<string?>("--accent-light") { Description = "Colour of links and buttons where pages are light, such as #0b5d50; empty for the platform's." };
        var dark = new Option<string?>("--accent-dark") { Description = "The same where they are dark, such as #7fd6bf." };
        var languages = new Option<string?>("--languages")
        {
            Description = $"Those that its pages offer, with commas between them: {string.Join(", ", TenantBrand.KnownLanguages)}; empty for all.",
        };
        var first = new Option<string?>("--default-language") { Description = "For whoever has chosen none; empty for what the browser asks for." };
        var logo = new Option<string?>("--logo") { Description = "PNG file of its logo, at most 256 KiB and 1024 pixels a side; 'none' takes it away." };
        var command = new Command("set", "Changes a tenant; what is not given stays.")
        {
            Code, name, country, zone, currency, meters, sha1, isPublic, light, dark, languages, first, logo,
        };
        return AdminRun.Bind(command, async run =>
        {
            var code = run.Required(Code);
            var result = await run.Service<ITenantDirectory>().Change(
                code,
                new TenantChange(
                    run.Given(name), run.Given(country), run.Given(zone), run.Given(currency),
                    run.Given(meters) is { } how ? how == "on-sight" : null, run.Given(sha1), run.Given(isPublic),
                    run.Given(light), run.Given(dark), run.Given(languages)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    run.Given(first)),
                run.Cancellation);
            if (result.Outcome is AdministrationOutcome.Done && run.Given(logo) is { } file)
            {
                var png = file == "none" ? null : await GivenFile.Bytes("--logo", file, run.Cancellation);
                result = (await run.Service<ITenantLogos>().Set(code, png, run.Cancellation)).After(result);
            }

            return run.Report(result, $"Changed tenant {code}.", new { code });
        });
    }

    private static Command Close()
    {
        var name = new Option<string>("--name") { Description = "The tenant's name, so that no other one is closed by a slip.", Required = true };
        var command = new Command("close", "Revokes all certificates and tokens of a tenant for good, locks its people and withdraws its page. Readings stay.")
        {
            Code, name,
        };
        return AdminRun.Bind(command, async run =>
        {
            var code = run.Required(Code);
            var result = await run.Service<ITenantDirectory>().Close(code, run.Required(name), run.Cancellation);
            return run.Report(result, $"Closed tenant {code}.", new { code });
        });
    }

    private static Option<string?> Zone(string note) => new("--time-zone") { Description = $"IANA zone of its civil days. {note}" };

    private static Option<string?> Currency(string note) => new("--currency") { Description = $"ISO 4217 code of its money. {note}" };

    private static Option<string?> Meters()
    {
        var meters = new Option<string?>("--meters")
        {
            Description = "on-sight registers a meter with its first message; registered rejects messages of meters that were not added before.",
        };
        meters.AcceptOnlyFromAmong("on-sight", "registered");
        return meters;
    }
}
