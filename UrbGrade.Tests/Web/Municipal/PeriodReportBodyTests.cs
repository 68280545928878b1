using System.Globalization;
using System.Net;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Reports;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class PeriodReportBodyTests : BunitContext
{
    private static readonly DateOnly NewYear = new(2026, 1, 1);

    public PeriodReportBodyTests() => Services.AddLocalization();

    [Fact]
    public void A_month_below_ten_megawatt_hours_stood_in_kilowatt_hours_among_the_others()
    {
        var body = Body(lastYear: null);

        Assert.Contains("9.5\u00a0MWh</td>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("kWh</td>", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_year_without_one_before_it_said_that_it_stands_beside_its_days()
    {
        Assert.Contains("The period is not complete: figures go up to 28 Nov 2026.", Body(lastYear: null), StringComparison.Ordinal);
        Assert.Contains("and stand beside the same days of the year before.", Body(Energy(2025)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12_000.0)]
    [InlineData(null)]
    public void The_caption_spoke_of_an_outline_where_none_is_drawn(double? before) =>
        Assert.Equal(before is not null, Body(lastYear: null, before).Contains("The outline is", StringComparison.Ordinal));

    private string Body(KpiFigure? lastYear, double? before = null)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var report = new PeriodReport(
            ReportTemplate.Council, "Eibar", "Europe/Madrid", "EUR", null, NewYear, new DateOnly(2026, 11, 28), IsOver: false, [new(Energy(2026), lastYear)], Weather: null,
            [new(NewYear, 18_300, before, 1, 0), new(NewYear.AddMonths(5), 9_481, null, 1, 0)], [], [], [], [], Secap: null, LeftOutHomes: 0, FewestAssets: 5);
        return WebUtility.HtmlDecode(Render<PeriodReportBody>(parameters => parameters.Add(one => one.Report, report)).Markup);
    }

    private static KpiFigure Energy(int year) => new(
        Quantity.EnergyKwh, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year, 11, 29, 0, 0, 0, TimeSpan.Zero), 27_781, 7968, 7968, 0, "energy 1",
        KpiStatus.Ok);
}
