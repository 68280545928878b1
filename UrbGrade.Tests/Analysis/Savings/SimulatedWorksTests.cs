using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Gateway.Simulation.Lighting;

namespace UrbGrade.Tests.Analysis.Savings;

/// <summary>What the simulated town does is measured as what it is: its lamps fail and burn by day like others.</summary>
public sealed class SimulatedWorksTests
{
    [Theory]
    [InlineData(TownWorks.Relit, SavingVerdict.AsPromised)]
    [InlineData(TownWorks.Dimmed, SavingVerdict.LessThanPromised)]
    public async Task New_lamps_keep_their_promise_and_the_deeper_dimming_does_not(int cabinet, SavingVerdict verdict)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var site = new SimulatedLighting(1, 6) { ImprovedOn = LocalDate.FromDateOnly(SavingTown.Changed) };
        await using var town = await SavingTown.Create(hasLamps: true, lamps: day => MeanWatt(site, cabinet, LocalDate.FromDateOnly(day)));
        var work = site.Works!.Interventions.Single(one => one.Assets.Contains(SimulatedLighting.Module(cabinet)));
        var draft = town.Draft(SavingTown.Lamps, "light", work.Promise, work.DoneOn) with { Kind = work.Kind, PromiseLow = work.PromiseLow, PromiseHigh = work.PromiseHigh };
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft, cancellation)).Outcome);

        await town.Follow();

        var entry = Assert.Single(await town.Queries.List(cancellation));
        Assert.Empty(Assert.Single(entry.Assets).Refusals);
        Assert.Equal(verdict, entry.Saving!.Verdict);
    }

    private static double MeanWatt(SimulatedLighting site, int cabinet, LocalDate day)
    {
        var start = day.AtStartOfDayInZone(site.Zone).ToInstant();
        return Enumerable.Range(0, 48).Average(half => site.Cabinets[cabinet].Power(start + Duration.FromMinutes(30 * half)));
    }
}
