using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>A newer version has migrated the database, by adding to it, while nodes of this one still run on it.</summary>
public class RollingUpgradeTests
{
    private const string Later = "29990101000000_Later";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Older_nodes_go_on_and_may_be_started_again_after_a_newer_one_has_added_to_the_database()
    {
        await using var running = await RunningPlatform.Start();
        await running.Send(AggregationWorld.Body([AggregationWorld.Hour()]));
        Migrate(running);

        await running.Send(AggregationWorld.Body([AggregationWorld.Hour(source: "478")]));
        await using (var startedAgain = await running.Another())
        {
            await startedAgain.Send(AggregationWorld.Body([AggregationWorld.Hour(source: "479")]));
            await Eventually.Equal(6, () => running.Rows<ReadingRow>().Count);
            await Eventually.Equal("", () => Undone(running));
        }

        await using var database = running.Get<IUrbGradeContexts>().Read(TenantScope.Platform);
        Assert.Contains(Later, await database.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task Work_of_a_contract_that_only_newer_nodes_know_waits_for_the_first_of_them()
    {
        await using var running = await RunningPlatform.Start();
        await running.Get<ICommitQueue>().Commit(
            session => running.Get<IWorkItemTable>().Add(session, new NewWork(
                TenantId: 0, "talk", "Quantification.NotYetInvented", """{"number":7}""", UniqueKey: null, WorkPriority.Normal, NotBefore: null, Trace: null, "Quantification")),
            Cancellation);
        await running.Send(AggregationWorld.Body([AggregationWorld.Hour()]));

        await Eventually.Equal(1, () => running.Rows<WorkItemRow>().Count(item => item.State != WorkItemState.Done));
        var waiting = Assert.Single(running.Rows<WorkItemRow>(), item => item.State != WorkItemState.Done);
        Assert.Equal(("Quantification.NotYetInvented", WorkItemState.Waiting, 0), (waiting.Contract, waiting.State, waiting.Attempts));

        var inventions = new ConcurrentQueue<int>();
        await using (await running.Another(builder =>
        {
            builder.Services.AddSingleton(inventions);
            builder.Services.AddWorkHandler<NotYetInvented, Invent>(module: "Quantification");
        }))
        {
            await Eventually.Equal("", () => Undone(running));
            await Eventually.Equal(true, () => running.Get<IServiceCatalogue>().Snapshot.Services.Any(service => service.Contract == "Quantification.NotYetInvented"));
            await running.Send(AggregationWorld.Body([AggregationWorld.Hour(source: "478")]));
            await Eventually.Equal("", () => Undone(running));
        }

        // The newer one is gone again; the older one goes on.
        await running.Send(AggregationWorld.Body([AggregationWorld.Hour(source: "479")]));
        await Eventually.Equal(6, () => running.Rows<ReadingRow>().Count);
        await Eventually.Equal("", () => Undone(running));
        Assert.Equal([7], inventions);
    }

    private static string Undone(RunningPlatform platform) => string.Join('\n', platform.Rows<WorkItemRow>()
        .Where(item => item.State != WorkItemState.Done).Select(item => $"{item.Contract} {item.State} {item.Attempts} {item.Error}"));

    private static void Migrate(RunningPlatform platform)
    {
        using var line = platform.Get<IUrbGradeContexts>().OpenReader();
        using var migrate = line.CreateCommand();
        migrate.CommandText = $"""
            ALTER TABLE "WorkItems" ADD COLUMN "Later" INTEGER NULL;
            CREATE TABLE "LaterRows" ("Id" INTEGER NOT NULL PRIMARY KEY);
            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('{Later}', '10.0.15');
            """;
        migrate.ExecuteNonQuery();
    }

    /// <summary>A contract of the newer version's quantification.</summary>
    [ContractName("Quantification.NotYetInvented")]
    private sealed record NotYetInvented(int Number);

    private sealed class Invent(ConcurrentQueue<int> inventions) : IHandleMessages<NotYetInvented>
    {
        public Task Handle(NotYetInvented message)
        {
            inventions.Enqueue(message.Number);
            return Task.CompletedTask;
        }
    }
}
