using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class KpiTableTests : BunitContext
{
    [Fact]
    public void Where_emissions_are_wanting_the_page_names_the_carrier_without_factor() =>
        Assert.Contains("there is no emission factor for: district heat.", Table(["heat"]), StringComparison.Ordinal);

    [Fact]
    public void Where_there_are_emissions_the_page_names_no_factor() => Assert.DoesNotContain("emission factor for", Table([]), StringComparison.Ordinal);

    /// <summary>Text of the table of a month.</summary>
    private string Table(IReadOnlyList<string> withoutFactor)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var kpis = new FictionalKpis(new FictionalDistrict()) { NoFactor = withoutFactor };
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(When.Instant("2020-02-01T00:00:00Z")));
        Services.AddSingleton<IPeriodFigures>(kpis);
        Services.AddSingleton<IKpiCatalogue>(kpis);
        JSInterop.Mode = JSRuntimeMode.Loose;
        AddBunitPersistentComponentState();
        return Render<KpiTable>(parameters => parameters
            .Add(one => one.Scope, KpiScope.District).Add(one => one.ScopeId, 1).Add(one => one.Length, PeriodLength.Month).Add(one => one.Day, new DateOnly(2019, 12, 1))
            .Add(one => one.TimeZone, FictionalDistrict.TimeZone).Add(one => one.Path, "/app/figures/district/1")).Markup;
    }
}
