using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Core.Administration;

public class TenantBrandTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITenantDirectory Tenants => platform.Get<ITenantDirectory>();

    private ITenantLogos Logos => platform.Get<ITenantLogos>();

    private TenantInfo Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!;

    public async ValueTask InitializeAsync() => await Tenants.Add(new TenantDraft("20", "Barcelona"), Cancellation);

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_tenants_look_and_languages_are_set_and_taken_back()
    {
        Assert.Equivalent(TenantBrand.Plain, Barcelona.Brand);

        await Set(new TenantChange(AccentOnLight: "#8B1A1A", AccentOnDark: "#ffb4a8", Languages: ["ca", "es"], DefaultLanguage: "ca"));
        Assert.Equivalent(new TenantBrand(null, "#8b1a1a", "#ffb4a8", ["ca", "es"], "ca"), Barcelona.Brand);

        await Set(new TenantChange(Name: "Barcelona Smart City"));
        Assert.Equal("#8b1a1a", Barcelona.Brand.AccentOnLight);

        await Set(new TenantChange(AccentOnLight: "", AccentOnDark: "", Languages: [], DefaultLanguage: ""));
        Assert.Equivalent(TenantBrand.Plain, Barcelona.Brand);
        var lines = await platform.Get<IAuditTrail>().Newest(new AuditFilter(What: "tenant.changed"), null, 10, Cancellation);
        Assert.Contains(lines, line => line.After!.Contains("accent #8b1a1a and #ffb4a8; languages ca,es, first ca", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_that_cannot_be_read_and_a_language_that_is_not_spoken_are_refused()
    {
        await Refused(new TenantChange(AccentOnLight: "#ffcc00", AccentOnDark: "#7fd6bf"), "contrast");
        await Refused(new TenantChange(Languages: ["ca", "tlh"]), "'tlh'");
        await Refused(new TenantChange(Languages: ["ca", "ca"]), "once");
        await Refused(new TenantChange(Languages: ["ca"], DefaultLanguage: "es"), "allowed is one of those offered: ca");
        Assert.Equivalent(TenantBrand.Plain, Barcelona.Brand);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten_unseen()
    {
        var seen = new TenantChange(Name: "Barcelona", Currency: "EUR", IsPublic: false, AccentOnLight: "", AccentOnDark: "");
        await Set(new TenantChange(Name: "Barcelona Smart City"));

        await Refused(new TenantChange(Name: "Ciutat Vella", Currency: "EUR", Seen: seen), "it is now 'Barcelona Smart City'");
        await Set(new TenantChange(Name: "Barcelona Smart City", IsPublic: true, Seen: seen));
        await Set(new TenantChange(AccentOnLight: "#8B1A1A", AccentOnDark: "#ffb4a8", Seen: seen));
        await Refused(new TenantChange(AccentOnLight: "", AccentOnDark: "", Seen: seen with { AccentOnLight = "#0b5d50", AccentOnDark = "#7fd6bf" }), "it is now '#8b1a1a; #ffb4a8'");
        Assert.Equal(("Barcelona Smart City", "#8b1a1a"), (Barcelona.Name, Barcelona.Brand.AccentOnLight));
    }

    [Fact]
    public async Task What_a_form_shows_and_nobody_touched_on_it_stays_as_somebody_else_has_changed_it()
    {
        var seen = new TenantChange(Name: "Barcelona", Country: Barcelona.Country, Languages: []);
        await Set(new TenantChange(Country: "PT", Languages: ["ca", "es"]));

        await Set(seen with { Name = "Ciutat Vella", Seen = seen });

        Assert.Equal(("Ciutat Vella", "PT", "ca es"), (Barcelona.Name, Barcelona.Country, string.Join(' ', Barcelona.Brand.Languages)));
    }

    [Fact]
    public async Task A_logo_is_kept_for_those_who_may_see_the_tenant()
    {
        Assert.Equal(AdministrationOutcome.Done, (await Logos.Set("20", Pictures.Png(), Cancellation)).Outcome);
        var logo = (await Logos.Find("20", Cancellation))!;
        Assert.Equal(Barcelona.Brand.LogoTag, logo.Tag);

        platform.Session.BecomeTenantAdministrator(Barcelona.Id + 1);
        Assert.Null(await Logos.Find("20", Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Logos.Set("20", null, Cancellation)).Outcome);
        platform.Session.BecomeTenantAdministrator(Barcelona.Id);
        Assert.Equal(logo.Png, (await Logos.Find("20", Cancellation))!.Png);

        platform.Session.IsPlatformAdministrator = true;
        Assert.Equal(AdministrationOutcome.Done, (await Logos.Set("20", null, Cancellation)).Outcome);
        Assert.Null(await Logos.Find("20", Cancellation));
        Assert.Null(Barcelona.Brand.LogoTag);
        Assert.Equal(2, (await platform.Get<IAuditTrail>().Newest(new AuditFilter(What: "tenant.logo"), null, 10, Cancellation)).Count);
    }

    [Fact]
    public async Task A_tenants_administrator_sets_its_own_look_and_languages_and_nothing_else()
    {
        await Tenants.Add(new TenantDraft("30", "Eibar"), Cancellation);
        platform.Session.BecomeTenantAdministrator(Barcelona.Id);

        await Set(new TenantChange(AccentOnLight: "#8B1A1A", AccentOnDark: "#ffb4a8", Languages: ["ca", "es"], DefaultLanguage: "ca"));
        Assert.Equal(AdministrationOutcome.Done, (await Logos.Set("20", Pictures.Png(), Cancellation)).Outcome);
        Assert.Equal(("#8b1a1a", "ca", true), (Barcelona.Brand.AccentOnLight, Barcelona.Brand.DefaultLanguage, Barcelona.Brand.LogoTag is not null));
        Assert.Equal("20", Assert.Single(await Tenants.List(Cancellation)).Tenant.Code);

        TenantChange[] others = [new(Name: "Ciutat Vella"), new(IsPublic: true), new(AllowsSha1: true), new(Currency: "DKK", Languages: ["es"])];
        foreach (var change in others)
        {
            await NotAllowed("20", change);
        }

        await NotAllowed("30", new TenantChange(Languages: ["es"]));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Tenants.Close("20", "Barcelona", Cancellation)).Outcome);
        Assert.Equal(("Barcelona", "ca es"), (Barcelona.Name, string.Join(' ', Barcelona.Brand.Languages)));
    }

    [Fact]
    public async Task Who_operates_a_tenant_sets_neither_its_look_nor_its_languages()
    {
        platform.Session.BecomeOperator(Barcelona.Id);

        await NotAllowed("20", new TenantChange(Languages: ["es"]));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Logos.Set("20", Pictures.Png(), Cancellation)).Outcome);
        Assert.Empty(await Tenants.List(Cancellation));
        Assert.Equivalent(TenantBrand.Plain, Barcelona.Brand);
    }

    [Theory]
    [InlineData("", null, "")]
    [InlineData("", "es", "es,en")]
    [InlineData("ca,es", null, "es")]
    [InlineData("en,es", "es", "es,en")]
    [InlineData("eu", "eu", "")]
    public void Pages_offer_what_they_speak_of_a_tenants_languages(string wished, string? first, string offered)
    {
        var brand = TenantBrand.Plain with { Languages = wished.Split(',', StringSplitOptions.RemoveEmptyEntries), DefaultLanguage = first };
        Assert.Equal(offered, string.Join(',', Languages.Offered(brand, ["en", "es"])));
    }

    [Fact]
    public void Every_language_of_the_pages_can_be_offered() => Assert.Subset(TenantBrand.KnownLanguages.ToHashSet(), Languages.Cultures.Keys.ToHashSet());

    private async Task Set(TenantChange change) => Assert.Equal(AdministrationOutcome.Done, (await Tenants.Change("20", change, Cancellation)).Outcome);

    private async Task NotAllowed(string code, TenantChange change) =>
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Tenants.Change(code, change, Cancellation)).Outcome);

    private async Task Refused(TenantChange change, string reason)
    {
        var result = await Tenants.Change("20", change, Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(reason, result.Detail, StringComparison.Ordinal);
    }
}
