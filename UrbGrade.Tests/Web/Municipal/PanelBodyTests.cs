using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Municipal.Board;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>Figures on the first page and on their own one, around the local midnight that ends a month.</summary>
public sealed class PanelBodyTests : BunitContext
{
    private readonly FakeTimeProvider clock = new();
    private readonly FictionalDistrict district = new();
    private readonly Bunit.TestDoubles.BunitPersistentComponentState state;

    public PanelBodyTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var session = new TestSession { CurrentTenantId = 2 };
        var kpis = new FictionalKpis(district);
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(clock);
        Services.AddSingleton<IAssetQueries>(new FictionalAssetQueries(district, session));
        Services.AddSingleton<IExplore>(new FictionalExplore(district, new FictionalNotes()));
        Services.AddSingleton<IForecastQueries>(new FictionalForecasts(district, session));
        Services.AddSingleton<IPeriodFigures>(kpis);
        Services.AddSingleton<IKpiCatalogue>(kpis);
        JSInterop.Mode = JSRuntimeMode.Loose;
        state = AddBunitPersistentComponentState();
    }

    [Theory]
    [InlineData("/app/asset/2?quantity=EnergyKwh&last=30&resolution=Day", "/api/series?asset=2")]
    [InlineData("/app/explore?a=1&b=2", "/api/explore?")]
    [InlineData("/app/figures?period=Month&day=2019-12-01", "Energy used")]
    public void A_panel_that_prerendering_has_read_is_not_read_again_for_the_live_page(string address, string shown)
    {
        Render<PanelBody>(parameters => parameters.Add(one => one.Address, address).AddCascadingValue<HttpContext>(new DefaultHttpContext()));
        state.TriggerOnPersisting();
        (district.IsBroken, district.IsEmpty) = (true, true);

        Assert.Contains(shown, Render<PanelBody>(parameters => parameters.Add(one => one.Address, address)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/asset/2?quantity=EnergyKwh&last=30&resolution=Day")]
    [InlineData("/app/explore?a=1&b=2")]
    public void A_chart_that_was_pinned_from_the_page_of_series_did_not_say_where_its_readings_come_from(string address)
    {
        district.Origin = "Meters of another country";
        var panel = Render<PanelBody>(parameters => parameters.Add(one => one.Address, address));

        Assert.Contains("Source: Meters of another country", panel.Find("figure.chart .quality").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-12-31T22:30:00Z", false)]
    [InlineData("2019-12-31T23:30:00Z", true)]
    public void A_month_whose_last_local_day_is_over_is_compared_though_it_is_not_midnight_in_Greenwich(string now, bool isCompared)
    {
        clock.SetUtcNow(When.Instant(now));

        var panel = Render<PanelBody>(parameters => parameters.Add(one => one.Address, "/app/figures?period=Month&day=2019-12-01"));

        Assert.Contains("December 2019", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(isCompared, panel.Markup.Contains("against the year before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2019-12-31T22:30:00Z", true)]
    [InlineData("2019-12-31T23:30:00Z", false)]
    public void A_table_of_a_month_that_is_over_where_it_was_measured_is_not_told_as_running(string now, bool isRunning)
    {
        clock.SetUtcNow(When.Instant(now));

        var table = Render<KpiTable>(parameters => parameters
            .Add(one => one.Scope, KpiScope.District).Add(one => one.ScopeId, 1).Add(one => one.Length, PeriodLength.Month).Add(one => one.Day, new DateOnly(2019, 12, 1))
            .Add(one => one.TimeZone, FictionalDistrict.TimeZone).Add(one => one.Path, "/app/figures/district/1"));

        Assert.Equal(isRunning, table.Markup.Contains("the whole period of the year before is not compared with it", StringComparison.Ordinal));
    }
}
