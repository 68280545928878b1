using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Administration;

namespace UrbGrade.Tests.Web.Administration;

public sealed class KpisPageTests : BunitContext, IKpiCatalogue
{
    private readonly List<FormulaDraft> written = [];

    public KpisPageTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        var session = new TestSession();
        session.BecomeTenantAdministrator(1);
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddSingleton<ITenantSession>(session);
        Services.AddSingleton<IKpiCatalogue>(this);
        Services.AddSingleton<FictionalDistrict>();
        Services.AddSingleton<FictionalTenantList>();
        Services.AddSingleton<ITenantAdministration, FictionalTenants>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Editing_a_formula_keeps_its_least_coverage_until_it_is_changed()
    {
        var page = Render<KpisPage>();
        await page.Find("button[aria-label$='Ratio']").ClickAsync();
        Assert.Equal("72.5", page.Find("#kpi-least").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        Assert.Equal(new FormulaDraft("ratio", "Ratio", "peak / base_load", "1", 0.725), Assert.Single(written));

        await page.Find("button[aria-label$='Ratio']").ClickAsync();
        await page.Find("#kpi-least").ChangeAsync("50");
        await page.Find("form").SubmitAsync();
        Assert.Equal(0.5, written[^1].MinimumCoverage);
        Assert.Equal("90", page.Find("#kpi-least").GetAttribute("value"));
    }

    [Fact]
    public void The_page_lists_what_a_formula_may_name_with_its_unit() =>
        Assert.Contains("<code class=\"code\">mean(illuminance)</code> <span class=\"soft\">lx</span>", Render<KpisPage>().Markup, StringComparison.Ordinal);

    [Theory]
    [InlineData("energy / floor_area", "Streets, districts and all places together have it, too")]
    [InlineData("peak / floor_area", "what does not add up: peak.")]
    public async Task Trying_a_formula_says_whether_districts_have_it(string formula, string told)
    {
        var page = Render<KpisPage>();
        await page.Find("#kpi-formula").ChangeAsync(formula);
        await page.Find("form button[type=button]").ClickAsync();
        Assert.Contains(told, page.Markup, StringComparison.Ordinal);
    }

    public Task<IReadOnlyList<KpiEntry>> List(string? tenantCode, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<KpiEntry>>(
        [new KpiEntry(1001, "ratio", 1, "Ratio", "peak / base_load", "1", "what the formula names", 0.725, "Ana", IsFormula: true)]);

    public Task<IReadOnlyList<(string Name, string Unit)>> Names(string? tenantCode, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(string Name, string Unit)>>([("energy", "kW.h"), ("mean(illuminance)", "lx")]);

    public Task<FormulaPreview> Preview(string? tenantCode, FormulaDraft draft, CancellationToken cancellation) =>
        Task.FromResult(new FormulaPreview(null, []) { NotAdded = draft.Formula.StartsWith("peak", StringComparison.Ordinal) ? ["peak"] : [] });

    public Task<AdministrationResult> Write(string? tenantCode, FormulaDraft draft, CancellationToken cancellation)
    {
        written.Add(draft);
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<AdministrationResult> Retire(string? tenantCode, string code, CancellationToken cancellation) => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Recompute(string? tenantCode, CancellationToken cancellation) => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}
