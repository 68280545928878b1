using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Savings;

public class WorksInARowTests
{
    private static readonly DateOnly Relit = new(2025, 6, 2);
    private static readonly DateOnly Dimmed = new(2025, 11, 3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_works_at_the_same_lamps_do_not_count_each_others_saving()
    {
        await using var town = await SavingTown.Create(hasLamps: true, lamps: MeanWatt);
        var lamps = await Done(town, SavingTown.Lamps, "light", "New lamps", Relit);
        var dimming = await Done(town, SavingTown.Lamps, "light", "Dimming", Dimmed);

        await town.Follow();

        var (first, second) = (await town.Queries.Find(lamps, Cancellation), await town.Queries.Find(dimming, Cancellation));
        Assert.InRange(first!.Saving!.SavedKwh / Saved(0.4, Relit, Dimmed), 0.97, 1.03);
        Assert.InRange(second!.Saving!.SavedKwh / Saved(0.12, Dimmed, SavingTown.Today.AddDays(-1)), 0.9, 1.1);
        Assert.Equal((Dimmed, Dimmed.DayNumber - Relit.DayNumber), (first.Saving.Until, first.Saving.Days));
        Assert.Equal(Relit, Assert.Single(await town.Baselines.Before(dimming, Cancellation)).From);
        Assert.Null(first.Earlier);
        Assert.Equal(new DoneWork(dimming, "Dimming", Dimmed), first.Later);
        Assert.Equal(new DoneWork(lamps, "New lamps", Relit), second.Earlier);
        Assert.Null(second.Later);
    }

    [Fact]
    public async Task A_work_that_was_given_up_ends_no_other_ones_measuring()
    {
        await using var town = await SavingTown.Create(hasLamps: true, lamps: MeanWatt);
        var lamps = await Done(town, SavingTown.Lamps, "light", "New lamps", Relit);
        var mistaken = await Done(town, SavingTown.Lamps, "light", "Mistaken", Dimmed);
        await town.Follow();
        Assert.Equal(Dimmed, (await town.Queries.Find(lamps, Cancellation))!.Saving!.Until);

        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Drop(null, mistaken, Cancellation)).Outcome);
        await town.Follow();

        var left = await town.Queries.Find(lamps, Cancellation);
        Assert.Equal(SavingTown.Today.AddDays(-1), left!.Saving!.Until);
        Assert.Null(left.Later);
    }

    [Fact]
    public async Task A_scenario_is_kept_until_it_is_decided_on_or_written_down_as_decided()
    {
        await using var town = await SavingTown.Create(hasLamps: true, lamps: MeanWatt);
        var draft = town.Draft(SavingTown.Lamps, "light", 1000);
        async Task<(int Id, InterventionState State)> Kept(string title)
        {
            Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft with { Title = title, IsScenario = true }, Cancellation)).Outcome);
            var entry = Assert.Single(await town.Queries.List(Cancellation), one => one.Title == title);
            return (entry.Id, entry.State);
        }

        var (chosen, asked) = (await Kept("Chosen"), await Kept("Asked again"));
        Assert.Equal((InterventionState.Scenario, InterventionState.Scenario), (chosen.State, asked.State));
        Assert.Equal(AdministrationOutcome.AlreadyExists, (await town.Book.Add(null, draft with { Title = "Chosen", IsScenario = true }, Cancellation)).Outcome);

        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Decide(null, chosen.Id, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft with { Title = "Asked again" }, Cancellation)).Outcome);

        Assert.Equal([InterventionState.Decided, InterventionState.Decided], (await town.Queries.List(Cancellation)).Select(one => one.State));

        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Drop(null, asked.Id, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await town.Book.Decide(null, asked.Id, Cancellation)).Outcome);
    }

    [Fact]
    public async Task What_is_decided_done_or_given_up_already_is_written_down_once()
    {
        await using var town = await SavingTown.Create(hasLamps: true, lamps: MeanWatt);
        await town.Book.Add(null, town.Draft(SavingTown.Lamps, "light", 1000) with { IsScenario = true }, Cancellation);
        var id = Assert.Single(await town.Queries.List(Cancellation)).Id;
        foreach (var change in new Func<Task<AdministrationResult>>[]
        {
            () => town.Book.Decide(null, id, Cancellation), () => town.Book.Done(null, id, SavingTown.Changed, Cancellation), () => town.Book.Drop(null, id, Cancellation),
        })
        {
            Assert.Equal(AdministrationOutcome.Done, (await change()).Outcome);
            var audited = Audited(town);
            town.Platform.Clock.Advance(TimeSpan.FromMinutes(1));

            Assert.Equal(AdministrationOutcome.Done, (await change()).Outcome);
            Assert.Equal(audited, Audited(town));
        }

        Assert.Equal(["intervention.added", "intervention.decided", "intervention.done", "intervention.dropped"], Audited(town));
    }

    [Fact]
    public async Task A_baseline_that_an_earlier_work_leaves_less_than_a_year_is_refused_as_too_short()
    {
        await using var town = await SavingTown.Create();
        var earlier = await Done(town, SavingTown.Shop, "power", "Doors", Relit);
        var id = await Done(town, SavingTown.Shop, "power", "Insulation", SavingTown.Changed);

        await town.Follow();

        var entry = await town.Queries.Find(id, Cancellation);
        Assert.Equal(SavingVerdict.NotMeasurable, entry!.Saving!.Verdict);
        Assert.Contains(
            Assert.Single(entry.Assets).Refusals,
            refusal => refusal.Reason == BaselineRefusalReason.PeriodTooShort && refusal.Found == SavingTown.Changed.DayNumber - Relit.DayNumber);
        Assert.Equal(earlier, entry.Earlier!.InterventionId);
    }

    [Fact]
    public async Task Works_elsewhere_of_another_carrier_and_other_prices_end_nothing()
    {
        await using var town = await SavingTown.Create();
        var id = await Done(town, SavingTown.Shop, "power", "Insulation", SavingTown.Changed);
        await Done(town, SavingTown.Whim, "power", "Elsewhere", SavingTown.Changed.AddDays(30));
        await Done(town, SavingTown.Shop, "heat", "Another carrier", SavingTown.Changed.AddDays(30));
        await Done(town, SavingTown.Shop, "power", "Another price", SavingTown.Changed.AddDays(30), MeasureKind.Tariff);

        await town.Follow();

        var entry = await town.Queries.Find(id, Cancellation);
        Assert.Equal(SavingTown.Today.AddDays(-1), entry!.Saving!.Until);
        Assert.Null(entry.Later);
    }

    [Fact]
    public async Task The_newest_baseline_begins_after_a_work_and_not_after_another_price()
    {
        await using var town = await SavingTown.Create();
        var work = SavingTown.Today.AddDays(-100);
        await Done(town, SavingTown.Shop, "power", "Doors", work);
        await Done(town, SavingTown.Shop, "power", "Another price", SavingTown.Today.AddDays(-10), MeasureKind.Tariff);

        await town.Follow();

        var newest = Assert.Single(await town.Baselines.List(town.Tenant.AssetOf(SavingTown.Shop), Cancellation), one => one is { Medium: "power", BeforeIntervention: null });
        Assert.Equal(work, newest.From);
    }

    private static async Task<int> Done(SavingTown town, string meter, string medium, string title, DateOnly day, MeasureKind kind = MeasureKind.Other)
    {
        var draft = town.Draft(meter, medium, promise: null, day) with { Title = title, Kind = kind };
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft, Cancellation)).Outcome);
        return (await town.Queries.List(Cancellation)).Single(entry => entry.Title == title).Id;
    }

    private static List<string> Audited(SavingTown town)
    {
        using var database = town.Platform.Contexts.Read(TenantScope.Platform);
        return
        [
            .. database.Set<AuditRow>().OrderBy(line => line.Id).Select(line => line.What).AsEnumerable()
                .Where(what => what.StartsWith("intervention.", StringComparison.Ordinal)),
        ];
    }

    /// <summary>Lamps of 1 kW, of 600 W from the first work on, of 480 W from the second.</summary>
    private static double MeanWatt(DateOnly day) =>
        (Night(day) / 24 * 1000 * (day < Relit ? 1 : day < Dimmed ? 0.6 : 0.48)) + 40 + (day.DayNumber * 31 % 7);

    private static double Saved(double kilowatt, DateOnly from, DateOnly until) =>
        Enumerable.Range(0, until.DayNumber - from.DayNumber).Sum(day => kilowatt * Night(from.AddDays(day)));

    private static double Night(DateOnly day) => new Sun(43.18, -2.47).NightHours(day);
}
