using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class CompareViewTests
{
    private static readonly DateOnly Month = new(2026, 3, 1);

    [Fact]
    public void Quartiles_and_fences_are_those_of_the_worked_example()
    {
        // R: quantile(c(1, 2, 4, 5, 7, 8, 11, 14), c(.25, .5, .75)) is 3.50, 6.00 and 8.75.
        var usual = Benchmark.Of([14, 1, 2, 11, 4, 5, 8, 7])!;

        Assert.Equal((8, 3.5, 6, 8.75), (usual.Members, usual.Low, usual.Median, usual.High));
        Assert.Equal((-4.375, 16.625), (usual.LowFence, usual.HighFence));
        Assert.Equal([Standing.Usual, Standing.High, Standing.Low], new[] { 16.6, 16.7, -4.4 }.Select(usual.Of));
        Assert.Null(Benchmark.Of([1, 2, 3, 4, 5, 6, 7]));
    }

    [Fact]
    public void The_highest_comes_first_and_its_bill_is_what_it_used_above_the_middle()
    {
        var view = CompareView.Of(Places([.. Enumerable.Range(0, 9).Select(i => Shop(i, 1000 + (10 * i))), Shop(9, 4000)]), [], null, "shop", ComparedBy.Area);

        var first = view.Ranked[0];
        Assert.Equal((10, Standing.High), (first.Asset.AssetId, first.Standing));
        Assert.Equal([first.Asset.AssetId], view.OutOfLine.Select(one => one.Asset.AssetId));

        // The middle of ten is 10.45 kWh for each of 100 m2; what was used costs 0.2 for each kWh.
        Assert.Equal(10.45, view.Usual!.Median, 9);
        Assert.Equal(4000 - 1045, first.ExcessKwh!.Value, 6);
        Assert.Equal(0.2 * (4000 - 1045), first.ExcessCost!.Value, 6);
        Assert.Equal((40 / 10.45) - 1, first.Above!.Value, 9);
        Assert.Null(view.Ranked[^1].ExcessKwh);
        Assert.Equal(view.Ranked.Sum(one => one.ExcessKwh ?? 0), view.ExcessKwh, 6);
    }

    [Fact]
    public void A_comparison_of_a_month_that_runs_says_so_as_the_list_of_places_does()
    {
        var month = Places([Shop(0, 10), Shop(1, 11)]) with { IsRunning = true };

        var view = CompareView.Of(month, [], null, null, ComparedBy.Energy);

        Assert.Equal((true, month.Latest, month.LastReadingAt, month.TimeZone), (view.IsRunning, view.Latest, view.LastReadingAt, view.TimeZone));
    }

    [Fact]
    public void Who_has_too_few_readings_no_area_or_none_is_listed_apart_and_counts_for_nothing()
    {
        var view = CompareView.Of(
            Places([.. Enumerable.Range(0, 8).Select(i => Shop(i, 1000 + i)), Shop(8, 9000, KpiStatus.Insufficient), Shop(9, 9000) with { FloorAreaSquareMetres = null }, Shop(10, null)]),
            [], null, null, ComparedBy.Area);

        Assert.Equal(8, view.Usual!.Members);
        Assert.Equal(8, view.Ranked.Count);
        Assert.Equal([Standing.Insufficient, Standing.NoArea, Standing.Silent], view.Left.Select(one => one.Standing));
        Assert.Equal(9, CompareView.Of(Places([.. view.Ranked.Concat(view.Left).Select(one => one.Asset)]), [], null, null, ComparedBy.Energy).Ranked.Count);
    }

    [Fact]
    public void Too_few_of_a_kind_are_ranked_without_saying_what_is_usual()
    {
        var view = CompareView.Of(Places([.. Enumerable.Range(0, 8).Select(i => Shop(i, 1000 + i)), Shop(8, 500) with { Kind = "bakery" }]), [], null, "bakery", ComparedBy.Energy);

        Assert.Null(view.Usual);
        Assert.Equal((Standing.Unknown, null, null), (view.Ranked.Single().Standing, view.Ranked[0].Above, view.ExcessCost));
        Assert.Equal(["bakery", "shop"], view.Kinds);
        Assert.Equal(9, CompareView.Of(Places([.. Enumerable.Range(0, 9).Select(i => Shop(i, 1000))]), [], null, "castle", ComparedBy.Energy).Ranked.Count);
    }

    [Fact]
    public void Bakeries_are_not_ranked_beside_an_office_unless_somebody_asks_for_it()
    {
        var month = Places([Office(0, 90), Shop(1, 100) with { Kind = "bakery" }, Shop(2, 120) with { Kind = "bakery" }, Office(3, null), Office(4, null), Shop(5, 70) with { Kind = "castle" }]);
        CompareView Asked(string? kind) => CompareView.Of(month, [], null, kind, ComparedBy.Energy);

        Assert.Equal(("bakery", "3 2"), (Asked(null).Kind, string.Join(' ', Asked(null).Ranked.Select(one => one.Asset.AssetId))));
        Assert.Empty(Asked(null).Left);
        Assert.Equal("bakery", Asked("lighthouse").Kind);
        Assert.Equal(("office", 1, 2), (Asked("office").Kind, Asked("office").Ranked.Count, Asked("office").Left.Count));
        Assert.Equal((null, null), (Asked("all").Kind, Asked("").Kind));
        Assert.Equal((4, 2), (Asked("all").Ranked.Count, Asked("all").Left.Count));
        Assert.Equal(["bakery", "castle", "office"], Asked(null).Kinds);
    }

    [Fact]
    public void Where_no_two_places_are_of_one_kind_all_are_ranked()
    {
        var view = CompareView.Of(Places([Office(0, 90), Shop(1, 100)]), [], null, null, ComparedBy.Energy);

        Assert.Equal((null, 2), (view.Kind, view.Ranked.Count));
    }

    [Fact]
    public void The_address_of_a_comparison_names_its_kind_or_all()
    {
        Assert.EndsWith("&kind=all&by=Energy", CompareAddress.Page(Month, Medium.Power, null, ComparedBy.Energy), StringComparison.Ordinal);
        Assert.EndsWith("&kind=furniture%20shop&by=Area", CompareAddress.Page(Month, Medium.Power, "furniture shop", ComparedBy.Area), StringComparison.Ordinal);
        Assert.EndsWith("&kind=shop&by=Area", CompareAddress.Csv(CompareView.Of(Places([Shop(0, 10), Shop(1, 11)]), [], null, null, ComparedBy.Area)), StringComparison.Ordinal);
    }

    [Fact]
    public void Energy_is_compared_within_one_carrier_and_only_CO2_across_them()
    {
        // Two shops with electricity alone, one that is heated by gas as well: of its 900 kWh 700 are gas.
        var month = Places([Shop(0, 100), Shop(1, 120), Shop(2, 900)]);
        PeriodFigure[] energy = [Part(1, "power", 100), Part(2, "power", 120), Part(3, "power", 200), Part(3, "gas", 700)];

        var power = CompareView.Of(month, energy, null, null, ComparedBy.Energy);
        Assert.Equal((Medium.Power, "200 120 100"), (power.Medium, string.Join(' ', power.Ranked.Select(one => one.Value))));
        Assert.Equal([Medium.Power, Medium.Gas], power.Media.OrderBy(medium => medium == Medium.Gas));
        var gas = CompareView.Of(month, energy, Medium.Gas, null, ComparedBy.Energy);
        Assert.Equal((Medium.Gas, 3, 700d), (gas.Medium, gas.Ranked.Single().Asset.AssetId, gas.Ranked[0].Value));
        Assert.Equal((null, 3), (CompareView.Of(month, energy, Medium.Gas, null, ComparedBy.Co2).Medium, CompareView.Of(month, energy, null, null, ComparedBy.Co2).Left.Count));
    }

    private static PeriodFigure Part(int asset, string medium, double kwh) => new(
        KpiScope.Asset, asset, "", PeriodLength.Month, Month, medium, "energy", 1, "Energy used", "kW.h", kwh, 744, 744, 0, KpiStatus.Ok, null);

    private static AssetsView Places(IReadOnlyList<AssetSummary> assets) => new(Month, Month, null, "Europe/Madrid", assets, new Dictionary<int, IReadOnlyList<KpiFigure>>());

    private static AssetSummary Shop(int index, double? kwh, KpiStatus status = KpiStatus.Ok) => new(
        index + 1, $"S{index:00}", $"Shop {index:00}", "shop", "Site", "Europe/Madrid", null, Medium.Power, 100, null, null, null,
        kwh is null ? [] : [Figure(Quantity.EnergyKwh, kwh.Value, status), Figure(Quantity.Cost, 0.2 * kwh.Value, status) with { Currency = "EUR" }]);

    private static AssetSummary Office(int index, double? kwh) => Shop(index, kwh) with { Kind = "office" };

    private static KpiFigure Figure(Quantity quantity, double value, KpiStatus status) => new(
        quantity, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), value, 700, 744, 0, "energy 1.0", status);
}
