using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Findings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Places of one site, each with a meter of some quantities.</summary>
public sealed class SilenceTests
{
    private const int Meters = 4;
    private const long Hour = 3_600_000;

    private static readonly Gap Night = new(10 * Hour, 20 * Hour);

    [Fact]
    public void One_quantity_of_every_meter_that_falls_silent_is_no_fault_of_the_gateway()
    {
        var told = Told(_ => [Night], _ => []);

        Assert.Equal([11, 21, 31, 41], told.Select(one => one.Id));
        Assert.All(told, one => Assert.Equal((FindingScope.Series, SilenceCause.Sensor), (one.Scope, one.Cause)));
    }

    [Fact]
    public void A_quantity_that_was_silent_before_does_not_hide_that_the_gateway_was()
    {
        var told = Told(_ => [Night], meter => [meter == Meters ? new Gap(2 * Hour, 30 * Hour) : Night]);

        Assert.Equal([(FindingScope.Site, 1, SilenceCause.Gateway), (FindingScope.Series, 42, SilenceCause.Sensor)], told);
    }

    [Fact]
    public void A_meter_that_died_before_does_not_hide_that_the_gateway_fell_silent()
    {
        var dead = new Gap(2 * Hour, null);
        var told = Told(meter => [meter == Meters ? dead : Night], meter => [meter == Meters ? dead : Night]);

        Assert.Equal([(FindingScope.Site, 1, SilenceCause.Gateway), (FindingScope.Series, 41, SilenceCause.Meter)], told);
    }

    [Fact]
    public void A_meter_whose_two_quantities_fell_silent_some_hours_apart_was_told_twice()
    {
        var (_, id, _, found) = Assert.Single(Silence.Attribute([Of(1, 1, [new Gap(10 * Hour, null)]), Of(1, 2, [new Gap(14 * Hour, null)])]));

        Assert.Equal((11, SilenceCause.Meter), (id, (SilenceCause)(int)found.Numbers["cause"]));
        Assert.Equal([12], Silence.Others(found.Numbers));
    }

    [Fact]
    public void Two_of_three_quantities_of_a_meter_that_fell_silent_together_were_told_as_two_findings()
    {
        var (_, id, _, found) = Assert.Single(Silence.Attribute([Of(1, 1, [Night]), Of(1, 2, []), Of(1, 3, [Night])]));

        Assert.Equal((11, SilenceCause.Sensor), (id, (SilenceCause)(int)found.Numbers["cause"]));
        Assert.Equal([13], Silence.Others(found.Numbers));
    }

    [Fact]
    public void A_quantity_that_fell_silent_days_before_the_other_is_another_matter()
    {
        var told = Silence.Attribute([Of(1, 1, [new Gap(10 * Hour, null)]), Of(1, 2, [new Gap(60 * Hour, null)])]).ToList();

        Assert.Equal([11, 12], told.Select(one => one.ScopeId));
        Assert.All(told, one => Assert.Empty(Silence.Others(one.Found.Numbers)));
    }

    private static List<(FindingScope Scope, int Id, SilenceCause Cause)> Told(Func<int, Gap[]> first, Func<int, Gap[]> second) =>
    [
        .. Silence.Attribute(
            [.. Enumerable.Range(1, Meters).SelectMany(meter => new[] { Of(meter, 1, first(meter)), Of(meter, 2, second(meter)) })])
            .Select(one => (one.Scope, one.ScopeId, (SilenceCause)(int)one.Found.Numbers["cause"])),
    ];

    private static SilentSeries Of(int meter, int quantity, Gap[] gaps) => new((meter * 10) + quantity, meter, meter, 1, gaps);
}
