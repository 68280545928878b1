using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class TargetTableTests : BunitContext
{
    public TargetTableTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Theory]
    [InlineData(600, true, "Reached so far")]
    [InlineData(400, true, "Missed so far")]
    [InlineData(600, false, "Reached")]
    [InlineData(400, false, "Missed")]
    public void A_target_of_a_month_that_runs_is_reached_or_missed_only_so_far(double most, bool isRunning, string said)
    {
        var month = new DateOnly(2026, 3, 1);
        var rule = new AlertRuleDraft("less", AlertKind.Target, null, "energy", IsAbove: true, most, null, AlertDelivery.Daily, "staff@example.org", "en", IsOfTenant: true);
        var energy = new PeriodFigure(
            KpiScope.Tenant, 2, "Barcelona", PeriodLength.Month, month, null, "energy", 1, "Energy used", "kW.h", 500, 226, 226, 0, KpiStatus.Ok, null);
        IReadOnlyList<TargetStanding> targets = [new TargetStanding(new AlertRuleEntry(1, rule, null, null, null, 0), null, energy)];

        var table = Render<TargetTable>(
            parameters => parameters.Add(one => one.Targets, targets).Add(one => one.Month, month).Add(one => one.IsRunning, isRunning));

        Assert.Equal(said, table.Find("td[data-label='State']").TextContent.Trim());
    }

    [Fact]
    public void Two_targets_of_one_figure_are_explained_under_names_of_their_own()
    {
        var month = new DateOnly(2026, 3, 1);
        var energy = new PeriodFigure(
            KpiScope.Tenant, 2, "Barcelona", PeriodLength.Month, month, null, "energy", 1, "Energy used", "kW.h", 500, 226, 226, 0, KpiStatus.Ok, null);
        IReadOnlyList<TargetStanding> targets =
        [
            .. new[] { 400.0, 600.0 }.Select((most, id) => new TargetStanding(
                new AlertRuleEntry(
                    id,
                    new AlertRuleDraft("", AlertKind.Target, null, "energy", IsAbove: true, most, null, AlertDelivery.Daily, "a@example.org", "en", IsOfTenant: true),
                    null, null, null, 0),
                null, energy)),
        ];

        var labels = Render<TargetTable>(parameters => parameters.Add(one => one.Targets, targets).Add(one => one.Month, month))
            .FindAll("summary").Select(summary => summary.GetAttribute("aria-label")!).ToList();

        Assert.Equal(2, labels.Distinct().Count());
        Assert.EndsWith("at most 400\u00a0kWh", labels[0], StringComparison.Ordinal);
    }
}
