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
    private const string Here = "/app/figures/district/1?period=Month&day=2019-12-01";

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
        var row = Assert.Single(Table(null).FindAll("tbody tr"), one => one.QuerySelector("td.number")!.TextContent.Trim().StartsWith('–'));
        Assert.Equal("Not enough is known for a figure.", row.QuerySelector("td:last-child")!.TextContent.Trim());
    }

    [Fact]
    public void What_any_figure_stands_on_has_an_address_and_goes_by_the_one_without_it()
    {
        var table = Table(null);
        Assert.Empty(table.FindAll("#standing"));
        Assert.Equal($"{Here}&stands=energy.power", table.Find("a[aria-label='What it stands on: Energy used, electricity']").GetAttribute("href"));

        table = Table("energy.power");

        Assert.Equal("What it stands on: Energy used, electricity", table.Find("#standing-title").TextContent);
        Assert.Equal(2, table.FindAll("#standing table").Count);
        Assert.Equal(2 + 3, table.FindAll("#standing tbody tr").Count);
        Assert.StartsWith("/api/figures/district/1/evidence.zip?figure=", table.Find("#standing a[href^='/api/figures']").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(Here, table.Find("#standing .page-head a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("energy.")]
    public void A_figure_that_is_not_in_the_table_opens_nothing(string stands) => Assert.Empty(Table(stands).FindAll("#standing"));

    [Fact]
    public void What_a_figure_stands_on_takes_the_focus_and_gives_it_back_to_its_line_when_it_is_closed()
    {
        var table = Table("energy");
        JSInterop.VerifyFocusAsyncInvoke().Arguments[0].ShouldBeElementReferenceTo(table.Find("#standing"));

        table.Render(parameters => parameters.Add(one => one.Stands, null));

        Assert.Empty(table.FindAll("#standing"));
        JSInterop.VerifyFocusAsyncInvoke(calledTimes: 2);
    }

    [Fact]
    public void Another_period_closes_what_a_figure_stood_on_and_leaves_the_focus_where_that_was_chosen()
    {
        var table = Table("energy");

        table.Render(parameters => parameters.Add(one => one.Stands, null).Add(one => one.Day, new DateOnly(2019, 11, 1)));

        Assert.Empty(table.FindAll("#standing"));
        JSInterop.VerifyFocusAsyncInvoke();
    }

    /// <summary>Of a month.</summary>
    private IRenderedComponent<KpiTable> Table(string? stands) => Render<KpiTable>(parameters => parameters
        .Add(one => one.Scope, KpiScope.District).Add(one => one.ScopeId, 1).Add(one => one.Length, PeriodLength.Month).Add(one => one.Day, new DateOnly(2019, 12, 1))
        .Add(one => one.TimeZone, FictionalDistrict.TimeZone).Add(one => one.Path, "/app/figures/district/1").Add(one => one.Stands, stands));
}
