using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Analysis.Domain.Savings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Analysis.Savings;

public class PromiseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_promised_is_held_against_what_was_delivered()
    {
        await using var town = await SavingTown.Create();
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, town.Draft(SavingTown.Shop, "power", SavingTown.SavedInYear) with { Kind = MeasureKind.Insulation }, Cancellation)).Outcome);
        Assert.Equal(InterventionState.Decided, Assert.Single(await town.Queries.List(Cancellation)).State);
        var id = Assert.Single(await town.Queries.List(Cancellation)).Id;
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Done(null, id, SavingTown.Changed, Cancellation)).Outcome);

        await town.Follow();

        var entry = await town.Queries.Find(id, Cancellation);
        var saving = entry!.Saving!;
        Assert.Equal(InterventionState.Measured, entry.State);

        // The heating is most of the use of a winter, and half of it is gone.
        var before = Assert.Single(await town.Baselines.Before(id, Cancellation));
        Assert.True(before.IsAccepted, string.Join(", ", before.Refusals));
        Assert.Equal((SavingTown.Changed.AddDays(-365), SavingTown.Changed), (before.From, before.Until));
        Assert.Equal(SavingTown.Today.AddDays(-1).DayNumber - SavingTown.Changed.DayNumber, saving.Days);
        Assert.InRange(saving.SavedKwh / saving.PromisedKwh!.Value, 0.95, 1.05);
        Assert.InRange(saving.BandKwh / saving.SavedKwh, 0.001, 0.2);
        Assert.Equal(saving.SavedKwh, saving.Months.Sum(month => month.SavedKwh), 6);
        Assert.Equal(saving.Money!.Value, saving.SavedKwh * 0.1062 * 1.21, 6);
        Assert.Equal(SavingVerdict.AsPromised, saving.Verdict);

        // The newest baseline begins when it was done, and is too short to tell anything.
        var newest = (await town.Baselines.List(town.Tenant.AssetOf(SavingTown.Shop), Cancellation)).Single();
        Assert.Equal(SavingTown.Changed, newest.From);
        Assert.Contains(newest.Refusals, refusal => refusal.Reason == BaselineRefusalReason.PeriodTooShort);
    }

    [Theory]
    [InlineData("2025-08-04")]
    [InlineData("2026-01-14")]
    public async Task A_saving_is_measured_across_an_exchange_of_the_meter(string day)
    {
        await using var town = await SavingTown.Create();
        await town.Exchange(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var draft = town.Draft(SavingTown.Shop, "power", SavingTown.SavedInYear, SavingTown.Changed) with { Kind = MeasureKind.Insulation };
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft, Cancellation)).Outcome);

        await town.Follow();

        var entry = Assert.Single(await town.Queries.List(Cancellation));
        var before = Assert.Single(await town.Baselines.Before(entry.Id, Cancellation));
        Assert.Equal((SavingTown.Changed.AddDays(-365), SavingTown.Changed, 0), (before.From, before.Until, before.MissingDays));
        Assert.Equal(SavingTown.Today.AddDays(-1).DayNumber - SavingTown.Changed.DayNumber, entry.Saving!.Days);
        Assert.Equal(SavingVerdict.AsPromised, entry.Saving.Verdict);
    }

    [Fact]
    public async Task The_same_is_written_down_once_until_it_is_given_up()
    {
        await using var town = await SavingTown.Create();
        var draft = town.Draft(SavingTown.Shop, "power", 500, SavingTown.Changed);
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.AlreadyExists, (await town.Book.Add(null, draft, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, town.Draft(SavingTown.Whim, "power", 500, SavingTown.Changed), Cancellation)).Outcome);

        await town.Book.Drop(null, (await town.Queries.List(Cancellation)).Single(entry => entry.Title == draft.Title).Id, Cancellation);
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_history_that_comes_at_once_is_caught_up_with_once_for_each_newest_day()
    {
        await using var town = await SavingTown.Create();
        Assert.Equal(0, await town.Platform.Get<IBaselineRuns>().CatchUp(Cancellation));
        await town.Tenant.Change(database => database.Add(new SeriesDayRow
        {
            TenantId = town.Tenant.Id, SeriesId = town.Tenant.Rows<SeriesRow>()[0].Id, LocalDay = SavingTown.Today.AddDays(-1),
        }));
        Assert.Equal(1, await town.Platform.Get<IBaselineRuns>().CatchUp(Cancellation));
        await town.Platform.Get<IBaselineRuns>().CatchUp(Cancellation);
        Assert.Single(town.Tenant.Rows<WorkItemRow>(), row => row.UniqueKey?.StartsWith("baselines-behind:", StringComparison.Ordinal) == true);

        await town.Follow();
        Assert.Equal(0, await town.Platform.Get<IBaselineRuns>().CatchUp(Cancellation));
    }

    [Fact]
    public async Task A_late_reading_of_a_day_that_was_estimated_is_in_what_was_saved()
    {
        await using var town = await SavingTown.Create();
        await town.Book.Add(null, town.Draft(SavingTown.Shop, "power", SavingTown.SavedInYear, SavingTown.Changed), Cancellation);
        var day = SavingTown.Today.AddDays(-20);
        var midnight = LocalCalendar.Of("Europe/Madrid").InstantOf(day);
        ReadingRow late = null!;
        await town.Tenant.Change(database =>
        {
            var meter = database.Set<MeterRow>().Single(row => row.Source == SavingTown.Shop).Id;
            var series = database.Set<SeriesRow>().Single(row => row.MeterId == meter && row.Quantity == Quantities.Energy).Id;
            database.Remove(late = database.Set<ReadingRow>().Single(row => row.SeriesId == series && row.StartAt == midnight));
            database.AddRange(Enumerable.Range(0, 24).Select(hour => new CheckedHourRow
            {
                SeriesId = series, StartAt = midnight.AddHours(hour), TenantId = town.Tenant.Id, LocalDay = day, Value = 100 / 24.0,
                Flags = (int)(VecFlags.Missing | VecFlags.Estimated), Rule = VecRule.Gap, Method = "like-day", DependsFrom = day, DependsTo = day,
            }));
        });
        await town.Follow();
        var estimated = Assert.Single(await town.Queries.List(Cancellation)).Saving!.SavedKwh;

        await town.Tenant.Change(database =>
        {
            database.RemoveRange(database.Set<CheckedHourRow>().ToList());
            database.Add(late);
        });
        await town.Follow();

        Assert.Equal(estimated + 100 - late.Value, Assert.Single(await town.Queries.List(Cancellation)).Saving!.SavedKwh, 6);
    }

    [Fact]
    public async Task What_cannot_be_modelled_is_refused_with_the_reason_and_a_correction_touches_its_own_baseline_alone()
    {
        await using var town = await SavingTown.Create();
        await town.Book.Add(null, town.Draft(SavingTown.Whim, "power", 100, SavingTown.Changed), Cancellation);
        await town.Follow();
        var entry = Assert.Single(await town.Queries.List(Cancellation));
        Assert.Equal(SavingVerdict.NotMeasurable, entry.Saving!.Verdict);
        Assert.Equal(1, entry.Saving.RefusedAssets);
        Assert.Contains(Assert.Single(entry.Assets).Refusals, refusal => refusal.Reason == BaselineRefusalReason.TooMuchScatter && refusal.Found > refusal.Allowed);

        var before = Times(town);
        town.Platform.Clock.Advance(TimeSpan.FromMinutes(10));
        await town.Follow();
        Assert.Equal(before, Times(town));

        var since = town.Platform.Clock.GetUtcNow();
        await town.Correct(SavingTown.Shop, new DateOnly(2025, 6, 10), 90);
        await town.Follow(since);
        var after = Times(town);
        var shop = (town.Tenant.AssetOf(SavingTown.Shop), 0);
        Assert.Equal([shop], before.Keys.Where(key => before[key] != after[key]));
    }

    [Fact]
    public async Task Lamps_are_held_against_the_length_of_the_night()
    {
        await using var town = await SavingTown.Create(hasLamps: true);
        await town.Book.Add(null, town.Draft(SavingTown.Lamps, "light", 4000, SavingTown.Changed), Cancellation);
        await town.Follow();
        var entry = Assert.Single(await town.Queries.List(Cancellation));
        var before = Assert.Single(await town.Baselines.Before(entry.Id, Cancellation));
        Assert.Equal(BaselineKind.NightLength, before.Kind);
        Assert.Empty(before.Refusals);
        Assert.InRange(entry.Saving!.SavedPercent!.Value, 36, 40);
        Assert.Equal(SavingVerdict.LessThanPromised, entry.Saving.Verdict);
        Assert.InRange(entry.Saving.BandKwh / entry.Saving.SavedKwh, 0.0001, 0.1);

        // Public pages see what is the town's own, and no names.
        town.Platform.Session.BecomeNobody();
        Assert.Empty(await town.Queries.List(Cancellation));
        var seen = Assert.Single(await town.Queries.Public("20", Cancellation));
        Assert.Equal(("", "", null), (seen.Responsible, seen.CreatedBy, seen.Cost));
    }

    [Fact]
    public async Task Nobody_sees_or_changes_what_another_tenant_does()
    {
        await using var town = await SavingTown.Create(hasLamps: true);
        await town.Book.Add(null, town.Draft(SavingTown.Lamps, "light", 1000, SavingTown.Changed), Cancellation);
        var id = town.Tenant.Rows<InterventionRow>().Single().Id;
        town.Platform.Session.IsPlatformAdministrator = true;
        var other = await QuantifiedTenant.Create(town.Platform, "30");
        town.Platform.Session.BecomeOperator(other.Id);

        Assert.Empty(await town.Queries.List(Cancellation));
        Assert.Null(await town.Queries.Find(id, Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await town.Book.Done(null, id, SavingTown.Changed, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await town.Book.Drop(null, id, Cancellation)).Outcome);
        Assert.NotEqual(AdministrationOutcome.Done, (await town.Book.Drop("20", id, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await town.Book.Add(null, town.Draft(SavingTown.Lamps, "light", 1), Cancellation)).Outcome);
        Assert.Equal(InterventionState.Done, town.Tenant.Rows<InterventionRow>().Single().State);
    }

    [Fact]
    public async Task A_plan_is_computed_on_the_fitted_models_and_ranked_by_weights()
    {
        await using var town = await SavingTown.Create(hasLamps: true, isChanged: false);
        await town.Follow();
        var question = new PlanQuestion(
            "light", [],
            [
                new PlanPackage("A", [new PlanMeasure(MeasureKind.Led, 50, 0, 100, 1)]), new PlanPackage("B", [new PlanMeasure(MeasureKind.Dimming, 30, 6, 10, -1)]),
                new PlanPackage("C", [new PlanMeasure(MeasureKind.Insulation, 30, 0, 10, 0)]),
            ],
            0.04, 0.02, 15, 0.1, 1, 1, 0);
        var answer = (await town.Platform.Get<IPlanning>().Ask(question, Cancellation))!;
        Assert.Equal(0.1062 * 1.21, answer.Price!.Value, 9);
        Assert.Equal(["A", "B", "C"], answer.Outcomes.Select(outcome => outcome.Name));
        var (led, idle) = (answer.Outcomes[0], answer.Outcomes[2]);

        // The lamps draw 1 kW for about half of all hours of a year, and a little always.
        Assert.Single(answer.Assets);
        Assert.InRange(led.SavedKwh, 2100, 2300);
        Assert.True(led.BandKwh >= 0.1 * led.SavedKwh && led.NetPresentValueLow < led.NetPresentValue && led.NetPresentValue < led.NetPresentValueHigh);
        Assert.Equal(0, idle.SavedKwh);
        Assert.Equal([MeasureKind.Insulation], idle.Idle);

        // C costs and saves nothing: all weight on what people notice puts it before B, which they dislike.
        var byLife = (await town.Platform.Get<IPlanning>().Ask(question with { WeighEnergy = 0, WeighMoney = 0, WeighLife = 1 }, Cancellation))!;
        Assert.Equal(["A", "C", "B"], byLife.Outcomes.Select(outcome => outcome.Name));
        Assert.Equal([1, 0.5, 0], byLife.Outcomes.Select(outcome => outcome.Score));

        town.Platform.Session.BecomeNobody();
        Assert.Null(await town.Platform.Get<IPlanning>().Ask(question, Cancellation));
    }

    [Fact]
    public async Task A_plan_for_all_places_takes_every_one_of_more_than_a_thousand()
    {
        const int Others = 1_001;
        await using var town = await SavingTown.Create(hasLamps: true, isChanged: false);
        await town.Follow();
        await town.Tenant.Change(database =>
        {
            var (asset, own) = (database.Set<AssetRow>().Single(row => row.Id == town.Tenant.AssetOf(SavingTown.Lamps)), database.Set<BaselineRow>().Single(row => row.Medium == "light"));
            var others = Enumerable.Range(0, Others).Select(i => new AssetRow
            {
                TenantId = asset.TenantId, SiteId = asset.SiteId, Code = $"C{i}", Name = $"Cabinet {i}", Kind = asset.Kind, Latitude = asset.Latitude, Longitude = asset.Longitude,
            }).ToList();
            database.AddRange(others);
            database.SaveChanges();
            database.AddRange(others.Select(other => new BaselineRow
            {
                TenantId = own.TenantId, AssetId = other.Id, Medium = own.Medium, From = own.From, Until = own.Until, Kind = own.Kind, IsAccepted = true, Model = own.Model,
                Quality = own.Quality, Days = own.Days, YearKwh = own.YearKwh, Trials = own.Trials, Refusals = own.Refusals, Fingerprint = own.Fingerprint, ComputedAt = own.ComputedAt,
            }));
        });
        var question = new PlanQuestion("light", [], [new PlanPackage("A", [new PlanMeasure(MeasureKind.Led, 50, 0, 100, 1)])], 0.04, 0.02, 15, 0.1, 1, 1, 0);

        var all = (await town.Platform.Get<IPlanning>().Ask(question, Cancellation))!;
        var one = (await town.Platform.Get<IPlanning>().Ask(question with { AssetIds = [town.Tenant.AssetOf(SavingTown.Lamps)] }, Cancellation))!;

        Assert.Equal((Others + 1, 1), (all.Assets.Count, one.Assets.Count));
        Assert.Empty(all.Left);
        Assert.Equal((Others + 1) * one.Outcomes[0].SavedKwh, all.Outcomes[0].SavedKwh, 1e-3);
    }

    [Theory]
    [InlineData("light", MeasureKind.Led, 50)]
    [InlineData("light", MeasureKind.Dimming, 30)]
    [InlineData("light", MeasureKind.BaseLoad, 50)]
    [InlineData("power", MeasureKind.Insulation, 30)]
    [InlineData("power", MeasureKind.SetBack, 2)]
    [InlineData("power", MeasureKind.BaseLoad, 20)]
    [InlineData("power", MeasureKind.Tariff, 15)]
    public async Task Each_measure_of_a_plan_tells_energy_money_emissions_and_when_it_pays(string medium, MeasureKind kind, double strength)
    {
        await using var town = await SavingTown.Create(hasLamps: medium == "light", isChanged: false);
        await town.Follow();
        var question = new PlanQuestion(medium, [], [new PlanPackage("A", [new PlanMeasure(kind, strength, 6, 100, 0)])], 0.04, 0.02, 15, 0.1, 1, 1, 1);
        var answer = (await town.Platform.Get<IPlanning>().Ask(question, Cancellation))!;
        var outcome = Assert.Single(answer.Outcomes);

        Assert.Empty(outcome.Idle);
        var money = kind == MeasureKind.Tariff ? answer.YearKwh * answer.Price!.Value * strength / 100 : outcome.SavedKwh * answer.Price!.Value;
        Assert.Equal(kind == MeasureKind.Tariff, outcome.SavedKwh == 0);
        Assert.InRange(outcome.BandKwh, 0.0999 * outcome.SavedKwh, outcome.SavedKwh);
        Assert.Equal(money, outcome.SavedMoney!.Value, 1e-6);
        Assert.Equal(outcome.SavedKwh * answer.Co2Factor, outcome.SavedCo2Kg);

        // Finance on its own is held against its reference elsewhere.
        var investment = new Investment(100, money, 0.04, 0.02, 15);
        Assert.Equal(investment.NetPresentValue, outcome.NetPresentValue!.Value, 1e-6);
        Assert.Equal(investment.InternalRateOfReturn!.Value, outcome.InternalRate!.Value, 1e-6);
        Assert.Equal(investment.StaticPayback!.Value, outcome.StaticPayback!.Value, 1e-9);
        Assert.Equal(investment.DiscountedPayback!.Value, outcome.DiscountedPayback!.Value, 1e-9);
    }

    [Theory]
    [InlineData("", "power", 1.0, null, "title")]
    [InlineData("New lamps", "steam", 1.0, null, "carrier")]
    [InlineData("New lamps", "power", 1.0, 2.0, "promise")]
    public async Task What_makes_no_sense_is_refused_with_what_is_allowed(string title, string medium, double? promise, double? low, string word)
    {
        await using var tenant = await QuantifiedTenant.Create();
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        var refusal = await tenant.Platform.Get<IInterventions>().Add(
            null, new InterventionDraft(title, MeasureKind.Led, medium, [1], [], null, null, null, promise, low, null, "Works", null), Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, refusal.Outcome);
        Assert.Contains(word, refusal.Detail, StringComparison.Ordinal);
    }

    private static Dictionary<(int, int), DateTimeOffset> Times(SavingTown town) =>
        town.Tenant.Rows<BaselineRow>().ToDictionary(row => (row.AssetId, row.InterventionId), row => row.ComputedAt);
}
