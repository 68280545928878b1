using System.Text.Json;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Analysis.Savings;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Analysis.Handlers;

public class TellSavingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, 2)]
    [InlineData(SavingTown.Shop, null, 1)]
    [InlineData(SavingTown.Shop, "power", 1)]
    [InlineData(SavingTown.Shop, "heat", 0)]
    [InlineData("nobody's", null, 0)]
    public async Task Whoever_asks_gets_the_works_that_are_done_and_none_that_is_only_decided(string? meter, string? medium, int count)
    {
        await using var town = await SavingTown.Create();
        await Add(town, town.Draft(SavingTown.Shop, "power", SavingTown.SavedInYear, SavingTown.Changed));
        await Add(town, town.Draft(SavingTown.Whim, "power", 100, SavingTown.Changed.AddDays(-7)));
        await Add(town, town.Draft(SavingTown.Shop, "power", 100) with { Title = "Later" });

        var told = await Ask(town, new SavingsAsked(meter, medium));

        Assert.Equal((count, count), (told.GetProperty("count").GetInt32(), told.GetProperty("savings").GetArrayLength()));
        Assert.Equal("EUR", told.GetProperty("currency").GetString());
        Assert.All(told.GetProperty("savings").EnumerateArray(), one => Assert.Equal(1, one.GetProperty("places").GetArrayLength()));
        Assert.DoesNotContain(told.GetProperty("savings").EnumerateArray(), one => one.GetProperty("title").GetString() == "Later");
    }

    [Fact]
    public async Task A_work_is_told_with_its_promise_and_with_what_it_saved_once_that_is_measured()
    {
        await using var town = await SavingTown.Create();
        await Add(town, town.Draft(SavingTown.Shop, "power", SavingTown.SavedInYear, SavingTown.Changed));
        var before = (await Ask(town, new SavingsAsked())).GetProperty("savings").EnumerateArray().Single();
        await town.Follow();

        var after = (await Ask(town, new SavingsAsked())).GetProperty("savings").EnumerateArray().Single();

        Assert.False(before.TryGetProperty("saving", out var early) && early.ValueKind == JsonValueKind.Object);
        Assert.Equal(("2025-12-15", SavingTown.SavedInYear), (after.GetProperty("doneOn").GetString(), after.GetProperty("promise").GetDouble()));
        var stored = Assert.Single(await town.Queries.List(Cancellation)).Saving!;
        var saving = after.GetProperty("saving");
        Assert.Equal((stored.SavedKwh, stored.BandKwh), (saving.GetProperty("savedKwh").GetDouble(), saving.GetProperty("bandKwh").GetDouble()));
        Assert.Equal(stored.Months.Count, saving.GetProperty("months").GetArrayLength());
    }

    private static async Task Add(SavingTown town, InterventionDraft draft) =>
        Assert.Equal(AdministrationOutcome.Done, (await town.Book.Add(null, draft, Cancellation)).Outcome);

    private static async Task<JsonElement> Ask(SavingTown town, SavingsAsked question)
    {
        var known = town.Tenant.Rows<WorkReplyRow>().Count;
        var work = new TestWork(77 + known, town.Tenant.Id, Cancellation);
        await new TellSavings(town.Platform.Contexts, town.Platform.Get<ITenantRegistry>(), town.Platform.Get<IServiceCalls>(), work).Handle(question);
        await work.Close(town.Platform.Queue);
        return JsonElement.Parse(town.Tenant.Rows<WorkReplyRow>().MaxBy(row => row.WorkItemId)!.Payload);
    }
}
