using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class StandingPanelTests : BunitContext
{
    public StandingPanelTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var kpis = new FictionalKpis(new FictionalDistrict());
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(When.Instant("2020-02-01T00:00:00Z")));
        Services.AddSingleton<IPeriodFigures>(kpis);
        Services.AddSingleton<IKpiCatalogue>(kpis);
        Services.AddSingleton<IExplainQueries>(new FictionalExplainQueries(new TestSession { CurrentTenantId = 2 }));
        JSInterop.Mode = JSRuntimeMode.Loose;
        AddBunitPersistentComponentState();
        AddAuthorization().SetAuthorized("ana@barcelona.example");
    }

    [Fact]
    public void A_figure_that_could_not_be_computed_was_said_to_be_measured()
    {
        var table = Render<KpiTable>(parameters => parameters
            .Add(one => one.Scope, KpiScope.District).Add(one => one.ScopeId, 1).Add(one => one.Length, PeriodLength.Month).Add(one => one.Day, new DateOnly(2019, 12, 1))
            .Add(one => one.TimeZone, FictionalDistrict.TimeZone).Add(one => one.Path, "/app/figures/district/1"));

        var row = Assert.Single(table.FindAll("tbody tr"), one => one.QuerySelector("td.number")!.TextContent.Trim().StartsWith('–'));
        Assert.Equal("Not enough is known for a figure.", row.QuerySelector("td:last-child")!.TextContent.Trim());
    }

    [Fact]
    public void What_any_figure_stands_on_is_shown_when_a_reader_asks_and_goes_when_it_is_closed()
    {
        var table = Render<KpiTable>(parameters => parameters
            .Add(one => one.Scope, KpiScope.District).Add(one => one.ScopeId, 1).Add(one => one.Length, PeriodLength.Month).Add(one => one.Day, new DateOnly(2019, 12, 1))
            .Add(one => one.TimeZone, FictionalDistrict.TimeZone).Add(one => one.Path, "/app/figures/district/1"));
        Assert.Empty(table.FindAll("#standing"));

        table.FindAll("button[aria-label^='What it stands on']")[0].Click();

        Assert.Equal(2, table.FindAll("#standing table").Count);
        Assert.Equal(2 + 3, table.FindAll("#standing tbody tr").Count);
        Assert.StartsWith("/api/figures/district/1/evidence.zip?figure=", table.Find("#standing a[href^='/api/figures']").GetAttribute("href"), StringComparison.Ordinal);
        table.Find("#standing button").Click();
        Assert.Empty(table.FindAll("#standing"));
    }
}
