using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Orchestration;

/// <summary>A module is added to the platform: no other module, and nothing of the platform, is changed for it.</summary>
public class AddedModuleTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ArchiveModule archive = new();
    private RunningPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    private IServiceCalls Calls => platform.Get<IServiceCalls>();

    public async ValueTask InitializeAsync() => platform = await RunningPlatform.Start(builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orchestration:Heartbeat"] = "00:00:00.200",
            ["Orchestration:BreakerFailures"] = "3",
            ["Orchestration:BreakerRest"] = "01:00:00",
            ["WorkItems:BackOff:0"] = "00:00:00.001",
            ["WorkItems:Concurrency"] = "1",
        });
        builder.AddModule(archive);
    });

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task It_hears_the_events_of_others_who_do_their_work_as_before()
    {
        await platform.Send(AggregationWorld.Body([AggregationWorld.Hour()]));

        await Eventually.Equal(
            "Archive Done,Quantification Done",
            () => string.Join(',', platform.Rows<WorkItemRow>().Where(row => row.Contract == "Aggregation.RequestStored")
                .Select(row => $"{row.Queue} {row.State}").Order()));
        Assert.Single(archive.Stored);
        await Eventually.Equal(
            "Archive 1,Quantification 1",
            () => string.Join(',', platform.Rows<ServiceMinuteRow>().Where(row => row.Contract == "Aggregation.RequestStored")
                .GroupBy(row => row.Module).Select(group => $"{group.Key} {group.Sum(row => row.Handled)}").Order()));
    }

    [Fact]
    public async Task It_is_published_with_its_schemas_and_seen_alive()
    {
        var services = platform.Get<IServiceCatalogue>().Snapshot.Services;
        var shelf = services.Single(service => service.Contract == "Archive.ShelfAsked");
        Assert.Equal(("Archive", ServiceKind.Query, ServiceRole.Handles), (shelf.Module, shelf.Kind, shelf.Role));
        Assert.Contains("\"requestId\"", shelf.Schema, StringComparison.Ordinal);
        Assert.Contains("\"shelf\"", shelf.ReplySchema, StringComparison.Ordinal);
        Assert.Contains(services, service => service is { Module: "Aggregation", Contract: "Aggregation.RequestStored", Role: ServiceRole.Tells });

        // Whoever is busy is heard of later.
        DateTimeOffset? first = null;
        await Eventually.Equal((true, 1), async () =>
        {
            await using var scope = platform.Scope();
            var module = (await scope.Get<IServiceBoard>().Look(Cancellation)).Modules.Single(module => module.Module == "Archive");
            first = module.SeenAt;
            return (module.IsAlive, module.Nodes.Count);
        });
        await Eventually.Equal(true, () => platform.Rows<ModuleNodeRow>().Single(row => row.Module == "Archive").SeenAt > first);
    }

    [Fact]
    public async Task It_replies_and_two_versions_of_a_question_stand_side_by_side()
    {
        Assert.Equal("shelf 7", (await Calls.Ask(Barcelona, new ShelfAsked(7), Patience, Cancellation)).Shelf);
        Assert.Equal("room A, shelf 7", (await Calls.Ask(Barcelona, new ShelfAskedByRoom(7, "A"), Patience, Cancellation)).Shelf);
    }

    [Fact]
    public async Task A_service_that_fails_rests_with_its_attempts_unused_until_somebody_resumes_it()
    {
        archive.Flooded = true;
        await platform.Get<ICommitQueue>().Commit(
            session =>
            {
                for (var i = 0; i < 200; i++)
                {
                    platform.Get<IWorkItems>().Add(session, Barcelona, "talk", new BoxArrived(i));
                }

                return true;
            },
            Cancellation);
        await Eventually.Equal(true, () => platform.Rows<ServiceRuleRow>().Exists(rule => rule.Contract == "Archive.BoxArrived" && rule.OpenUntil is not null));
        Assert.True(platform.Rows<WorkItemRow>().Count(row => row is { Contract: "Archive.BoxArrived", State: WorkItemState.Waiting, Attempts: 0 }) > 100);

        archive.Flooded = false;
        await using (var scope = platform.Scope())
        {
            await scope.Get<IServiceBoard>().Resume(new ServiceKey("Archive.BoxArrived", "Archive"), "20", Cancellation);
        }

        await Eventually.Equal(0, () => platform.Rows<WorkItemRow>().Count(row => row is { Contract: "Archive.BoxArrived", State: < WorkItemState.Done }));
    }

    [Fact]
    public async Task Nobody_waits_longer_than_was_said_and_a_paused_question_is_withdrawn()
    {
        await using (var scope = platform.Scope())
        {
            await scope.Get<IServiceBoard>().Pause(new ServiceKey("Archive.ShelfAsked", "Archive"), null, Cancellation);
        }

        await Assert.ThrowsAsync<TimeoutException>(() => Calls.Ask(Barcelona, new ShelfAsked(7), TimeSpan.FromMilliseconds(300), Cancellation));

        var question = platform.Rows<WorkItemRow>().Single(row => row.Contract == "Archive.ShelfAsked");
        Assert.Equal((WorkItemState.Done, "Withdrawn: the asker waits no longer."), (question.State, question.Error));
    }

    [Fact]
    public async Task A_question_that_the_module_cannot_answer_tells_the_asker_why()
    {
        var failure = await Assert.ThrowsAsync<ServiceFailedException>(() => Calls.Ask(Barcelona, new ShelfAsked(-1), Patience, Cancellation));

        Assert.Contains("no shelf -1", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NoServiceException>(() => Calls.AskWritten(Barcelona, "talk", "Archive.DoorAsked", "{}", Patience, Cancellation));
    }

    private sealed class ArchiveModule : IUrbGradeModule
    {
        public ConcurrentQueue<long> Stored { get; } = new();

        public bool Flooded { get; set; }

        public string Name => "Archive";

        public void Add(IHostApplicationBuilder host) => host.Services.AddSingleton(Stored).AddSingleton(this);

        public void AddHandlers(IHostApplicationBuilder host) => host
            .AddHandler<RequestStored, ShelveRequest>()
            .AddHandler<BoxArrived, ShelveBox>()
            .AddHandler<ShelfAsked, TellShelf>()
            .AddHandler<ShelfAskedByRoom, TellShelfOfRoom>();
    }

    private sealed class ShelveRequest(ConcurrentQueue<long> stored) : IHandleMessages<RequestStored>
    {
        public Task Handle(RequestStored message)
        {
            stored.Enqueue(message.RawRequestId);
            return Task.CompletedTask;
        }
    }

    private sealed class ShelveBox(ArchiveModule archive) : IHandleMessages<BoxArrived>
    {
        public Task Handle(BoxArrived message) =>
            archive.Flooded ? throw new IOException("The archive is flooded.") : Task.CompletedTask;
    }

    private sealed class TellShelf(IServiceCalls calls, IWorkContext work) : IHandleMessages<ShelfAsked>
    {
        public Task Handle(ShelfAsked message)
        {
            if (message.RequestId < 0)
            {
                throw new UnreadableWorkException($"There is no shelf {message.RequestId}.");
            }

            calls.Reply(work, message, new ShelfTold($"shelf {message.RequestId}"));
            return Task.CompletedTask;
        }
    }

    private sealed class TellShelfOfRoom(IServiceCalls calls, IWorkContext work) : IHandleMessages<ShelfAskedByRoom>
    {
        public Task Handle(ShelfAskedByRoom message)
        {
            calls.Reply(work, message, new ShelfTold($"room {message.Room}, shelf {message.RequestId}"));
            return Task.CompletedTask;
        }
    }

    [ContractName("Archive.ShelfAsked")]
    private sealed record ShelfAsked(long RequestId) : IQuery<ShelfTold>;

    [ContractName("Archive.ShelfAsked", Version = 2)]
    private sealed record ShelfAskedByRoom(long RequestId, string Room) : IQuery<ShelfTold>;

    private sealed record ShelfTold(string Shelf);

    [ContractName("Archive.BoxArrived")]
    private sealed record BoxArrived(int Number);
}
