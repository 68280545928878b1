using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Tests.Analysis.Savings;

public class SavingIntervalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_interval_of_a_saving_reached_beyond_all_that_is_used()
    {
        await using var town = await SavingTown.Create(hasLamps: true, isChanged: false);
        await town.Follow();
        var question = new PlanQuestion("light", [], [new PlanPackage("A", [new PlanMeasure(MeasureKind.Led, 90, 0, 100, 0)])], 0.04, 0.02, 15, 0.5, 1, 1, 1);

        var wide = (await town.Platform.Get<IPlanning>().Ask(question, Cancellation))!;
        var narrow = (await town.Platform.Get<IPlanning>().Ask(question with { Doubt = 0.01 }, Cancellation))!;

        Assert.True(wide.Outcomes[0].SavedKwh + wide.Outcomes[0].BandKwh > wide.YearKwh);
        Assert.Equal(wide.YearKwh, wide.Outcomes[0].MostKwh!.Value, 1e-6);
        Assert.Null(narrow.Outcomes[0].MostKwh);
    }
}
