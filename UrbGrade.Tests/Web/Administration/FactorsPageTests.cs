using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Administration;

namespace UrbGrade.Tests.Web.Administration;

public sealed class FactorsPageTests : BunitContext, IPriceLists, IFactorChoices
{
    private readonly TestSession session = new();
    private readonly List<EmissionFactorEntry> known =
    [
        new("ES", "power", 2019, "direct", "grid average", 0.175, "yearly averages", 1),
        new("ES", "power", 2019, "direct", "grid average", 0.1748, "report of 2020", 2),
    ];

    private readonly List<FactorChoice> taken = [];
    private Refusal? refusal;
    private bool isUnchanged;

    public FactorsPageTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddSingleton<ITenantSession>(session);
        Services.AddSingleton<IPriceLists>(this);
        Services.AddSingleton<IFactorChoices>(this);
        Services.AddSingleton(TimeProvider.System);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Each_version_stands_there_with_its_source_and_whether_it_counts()
    {
        var rows = Render<FactorsPage>().FindAll("tbody tr");

        Assert.Equal(
            [("0.175", "yearly averages", "1", "Does not count"), ("0.1748", "report of 2020", "2", "Counts")],
            rows.Select(row => (Cell(row, 0), Cell(row, 3), Cell(row, 4), Cell(row, 5))));
    }

    [Fact]
    public void A_factor_that_a_tenant_chose_is_not_told_as_one_that_does_not_count()
    {
        known.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "market based", 0.2, "supplier", 1));
        known.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "market based", 0.3, "supplier, corrected", 2));
        Assert.DoesNotContain(Render<FactorsPage>().FindAll("tbody tr").Skip(2), row => Cell(row, 5) == "Counts");

        taken.Add(new FactorChoice("power", "ES", "market based"));
        Assert.Equal(["Does not count", "Counts"], Render<FactorsPage>().FindAll("tbody tr").Skip(2).Select(row => Cell(row, 5)));
    }

    [Fact]
    public async Task A_better_number_begins_with_the_one_it_replaces_and_is_told_when_it_is_saved()
    {
        var page = Render<FactorsPage>();
        await page.FindAll("tbody button")[1].ClickAsync();
        Assert.Equal(["ES", "2019", "0.1748", "grid average"], new[] { "zone", "year", "value", "method" }.Select(field => page.Find($"#factor-{field}").GetAttribute("value")));
        await page.Find("#factor-value").ChangeAsync("0.18");
        await page.Find("#factor-source").ChangeAsync("report of 2021");
        await page.Find("form").SubmitAsync();

        Assert.Equal(new EmissionFactorEntry("ES", "power", 2019, "direct", "grid average", 0.18, "report of 2021", 3), known[^1]);
        Assert.Contains("Saved: ES, electricity, from 2019.", page.Find("[role=status] .state").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll("tbody tr").Count);
        Assert.Single(page.FindAll("tbody .chip.good"));
    }

    [Fact]
    public async Task An_unchanged_factor_is_told_as_such_and_not_as_saved()
    {
        isUnchanged = true;
        var page = Render<FactorsPage>();
        await page.FindAll("tbody button")[1].ClickAsync();
        await page.Find("form").SubmitAsync();

        Assert.Equal("Nothing was changed: ES, electricity, from 2019 stands there just so already.", page.Find("[role=status] .state .title").TextContent.Trim());
        Assert.DoesNotContain("Saved", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_told_above_the_form_and_what_was_typed_stays()
    {
        refusal = new Refusal("Factor.Value", $"The factor is {7} kg/kWh; allowed are 0 to {5}.");
        var page = Render<FactorsPage>();
        await page.FindAll("tbody button")[0].ClickAsync();
        await page.Find("#factor-value").ChangeAsync("7");
        await page.Find("form").SubmitAsync();

        Assert.Contains("allowed are 0 to 5", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("7", page.Find("#factor-value").GetAttribute("value"));
    }

    [Fact]
    public void An_administrator_of_a_tenant_sees_the_factors_and_no_form()
    {
        session.BecomeTenantAdministrator(1);
        var page = Render<FactorsPage>();

        Assert.Equal(2, page.FindAll("tbody tr").Count);
        Assert.Empty(page.FindAll("form, tbody button"));
        Assert.Contains("Only an administrator of the platform adds factors.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_factor_the_page_says_what_that_means()
    {
        known.Clear();

        Assert.Contains("Without a factor energy has no CO₂.", Render<FactorsPage>().Find(".state").TextContent, StringComparison.Ordinal);
    }

    public Task<IReadOnlyList<EmissionFactorEntry>> Factors(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<EmissionFactorEntry>>([.. known]);

    public Task<EmissionFactorEntry?> FactorOf(string zone, string medium, int year, CancellationToken cancellation) =>
        Task.FromResult(known.MaxBy(factor => factor.Version));

    public Task<EmissionFactorEntry?> FactorOf(int tenantId, string medium, int year, CancellationToken cancellation) => FactorOf("ES", medium, year, cancellation);

    public Task<IReadOnlyList<TariffEntry>> Tariffs(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TariffEntry>>([]);

    public Task<TariffEntry?> TariffOf(int tenantId, string medium, DateOnly day, CancellationToken cancellation) => Task.FromResult<TariffEntry?>(null);

    public Task<AdministrationResult> Add(EmissionFactorEntry factor, CancellationToken cancellation)
    {
        if (refusal is not null)
        {
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.Invalid, refusal));
        }

        if (isUnchanged)
        {
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done) { IsUnchanged = true });
        }

        known.Add(factor with { Version = known.Count + 1 });
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<AdministrationResult> Import(byte[] table, CancellationToken cancellation) => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<IReadOnlyList<FactorChoice>> List(string? tenantCode, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FactorChoice>>([.. taken]);

    public Task<IReadOnlyList<FactorChoice>> Taken(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FactorChoice>>([.. taken]);

    public Task<AdministrationResult> Choose(string? tenantCode, FactorChoice choice, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Add(TariffEntry tariff, CancellationToken cancellation) => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    private static string Cell(IElement row, int number) => row.QuerySelectorAll("td")[number].TextContent.Trim();
}
