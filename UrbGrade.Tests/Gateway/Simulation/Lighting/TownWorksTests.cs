using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Gateway.Simulation.Lighting;

namespace UrbGrade.Tests.Gateway.Simulation.Lighting;

public sealed class TownWorksTests
{
    private static readonly LocalDate Day = new(2025, 3, 1);
    private static readonly SimulatedLighting Before = new(1, 6);
    private static readonly SimulatedLighting After = new(1, 6) { ImprovedOn = Day };

    [Fact]
    public void New_lamps_save_what_was_promised_and_the_deeper_dimming_saves_less()
    {
        var works = InterventionFile.Parse(After.Works!.ToUtf8());

        Assert.Null(Before.Works);
        Assert.DoesNotContain("draft", System.Text.Encoding.UTF8.GetString(After.Works.ToUtf8()), StringComparison.Ordinal);
        Assert.Equal("30", works.TenantCode);
        Assert.Equal(4, works.Interventions.Count);
        var led = Assert.Single(works.Interventions, work => work.Assets.Contains(SimulatedLighting.Module(TownWorks.Relit)));
        var dimming = Assert.Single(works.Interventions, work => work.Kind == MeasureKind.Dimming);
        Assert.Equal((Day.ToDateOnly(), Day.ToDateOnly()), (led.DoneOn, dimming.DoneOn));
        Assert.InRange(Saved(TownWorks.Relit), led.PromiseLow!.Value, led.PromiseHigh!.Value);
        Assert.InRange(Saved(TownWorks.Dimmed), 0.4 * dimming.Promise!.Value, 0.85 * dimming.Promise.Value);
        Assert.Equal(After.Cabinets[TownWorks.Relit].Lamps * 64.8, Assert.Single(led.Facts!, fact => fact.Name == "installed_power").Value, 6);
        Assert.All(works.Interventions.Where(work => TownWorks.Next.Any(next => work.Assets.Contains(SimulatedLighting.Module(next)))), work => Assert.Null(work.DoneOn));
    }

    [Fact]
    public void Nothing_differs_before_the_day_nor_at_other_cabinets()
    {
        Assert.Equal(Kwh(Before, TownWorks.Relit, Day.PlusDays(-2)), Kwh(After, TownWorks.Relit, Day.PlusDays(-2)));
        Assert.Equal(Kwh(Before, TownWorks.Dimmed, Day.PlusDays(-2)), Kwh(After, TownWorks.Dimmed, Day.PlusDays(-2)));
        Assert.Equal(Kwh(Before, 1, Day.PlusDays(30)), Kwh(After, 1, Day.PlusDays(30)));
    }

    /// <summary>In the year after, by every tenth day.</summary>
    private static double Saved(int cabinet) =>
        Enumerable.Range(0, 36).Select(i => Day.PlusDays((i * 10) + 3)).Sum(day => Kwh(Before, cabinet, day) - Kwh(After, cabinet, day)) * 365 / 36;

    private static double Kwh(SimulatedLighting site, int cabinet, LocalDate day)
    {
        var start = day.AtStartOfDayInZone(site.Zone).ToInstant();
        return Enumerable.Range(0, 96).Sum(quarter => site.Cabinets[cabinet].Power(start + Duration.FromMinutes(15 * quarter))) / 4000;
    }
}
