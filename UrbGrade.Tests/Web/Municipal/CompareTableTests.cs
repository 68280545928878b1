using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class CompareTableTests : BunitContext
{
    private static readonly DateOnly Month = new(2026, 3, 1);

    [Fact]
    public void Cabinets_that_use_next_to_nothing_for_each_square_metre_read_alike_and_had_different_bars()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        var places = new AssetsView(
            Month, Month, null, "Europe/Madrid", [Cabinet(1, 24.2), Cabinet(2, 7.3), Cabinet(3, 7.1)], new Dictionary<int, IReadOnlyList<KpiFigure>>());
        var view = CompareView.Of(places, [], null, null, ComparedBy.Area);

        var table = Render<CompareTable>(parameters => parameters.Add(one => one.View, view).Add(one => one.Part, PagePart.Of(null, view.Ranked.Count))).Markup;

        Assert.All(["0.242", "0.073", "0.071"], value => Assert.Contains(value, table, StringComparison.Ordinal));
    }

    private static AssetSummary Cabinet(int id, double kwh) => new(
        id, $"C{id}", $"Cabinet {id}", "lighting cabinet", "Site", "Europe/Madrid", null, Medium.Light, 100, null, null, null,
        [new(
            Quantity.EnergyKwh, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), kwh, 744, 744, 0, "energy 1.0",
            KpiStatus.Ok)]);
}
