using System.Text.Json;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Analysis.Savings;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Analysis.Handlers;

public class TellBaselinesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, 2)]
    [InlineData(SavingTown.Shop, null, 1)]
    [InlineData(SavingTown.Shop, "power", 1)]
    [InlineData(SavingTown.Shop, "heat", 0)]
    [InlineData("nobody's", null, 0)]
    public async Task Whoever_asks_gets_the_baselines_of_the_places_that_meters_measure(string? meter, string? medium, int count)
    {
        await using var town = await SavingTown.Create(isChanged: false);
        await town.Follow();

        var told = await Ask(town, new BaselinesAsked(meter, medium));

        Assert.Equal((count, count), (told.GetProperty("count").GetInt32(), told.GetProperty("baselines").GetArrayLength()));
        Assert.All(told.GetProperty("baselines").EnumerateArray(), one => Assert.Equal(
            one.GetProperty("isAccepted").GetBoolean(), one.GetProperty("refusals").GetArrayLength() == 0));
    }

    [Fact]
    public async Task A_baseline_before_a_work_is_told_with_the_work_that_ended_it()
    {
        await using var town = await SavingTown.Create();
        Assert.Equal(
            AdministrationOutcome.Done,
            (await town.Book.Add(null, town.Draft(SavingTown.Shop, "power", SavingTown.SavedInYear, SavingTown.Changed), Cancellation)).Outcome);
        await town.Follow();
        var before = Assert.Single(town.Tenant.Rows<BaselineRow>(), row => row.InterventionId != 0);

        var told = (await Ask(town, new BaselinesAsked(SavingTown.Shop))).GetProperty("baselines").EnumerateArray().ToList();

        Assert.Equal(2, told.Count);
        var ended = Assert.Single(told, one => one.TryGetProperty("beforeIntervention", out var work) && work.ValueKind == JsonValueKind.Number);
        Assert.Equal(
            (before.InterventionId, "2025-12-15", true),
            (ended.GetProperty("beforeIntervention").GetInt32(), ended.GetProperty("until").GetString(), ended.GetProperty("isAccepted").GetBoolean()));
        Assert.InRange(ended.GetProperty("cvRmse").GetDouble(), 0.01, 30);
    }

    [Fact]
    public async Task A_baseline_whose_scatter_is_no_number_is_told_without_one()
    {
        await using var town = await SavingTown.Create(isChanged: false);
        await town.Follow();
        await town.Tenant.Change(database =>
        {
            foreach (var row in database.Set<BaselineRow>())
            {
                row.Kind = BaselineKind.DayOfWeek;
                row.Quality = """{"count":365,"slopes":1,"totalKwh":0,"r2":0,"adjustedR2":0,"rmse":1,"cvRmse":"NaN","nmbe":"NaN","autocorrelation":0}""";
            }
        });

        var told = (await Ask(town, new BaselinesAsked(SavingTown.Shop))).GetProperty("baselines").EnumerateArray().Single();

        Assert.False(told.TryGetProperty("cvRmse", out var scatter) && scatter.ValueKind == JsonValueKind.Number);
    }

    private static async Task<JsonElement> Ask(SavingTown town, BaselinesAsked question)
    {
        var work = new TestWork(77, town.Tenant.Id, Cancellation);
        await new TellBaselines(town.Platform.Contexts, town.Platform.Get<IServiceCalls>(), work).Handle(question);
        await work.Close(town.Platform.Queue);
        return JsonElement.Parse(Assert.Single(town.Tenant.Rows<WorkReplyRow>()).Payload);
    }
}
