using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Rebus.Handlers;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Tests.Bus.Delivery;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Orchestration;

public class ModuleQueuesTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<string> handled = new();

    [Fact]
    public async Task An_event_is_work_of_each_module_that_handles_it()
    {
        await using var host = await Start("Post", "Archive");

        await host.Add("letter");

        await Eventually.Equal("Archive 2,Post 2", States);
        Assert.Equal(["Archive letter", "Post letter"], handled.Order());
    }

    [Fact]
    public async Task A_module_that_fails_does_not_make_the_others_work_twice()
    {
        await using var host = await Start("Post", "Archive");

        await host.Add("torn letter");

        await Eventually.Equal("Archive 3,Post 2", States);
        Assert.Equal(1, handled.Count(entry => entry == "Post torn letter"));
    }

    [Fact]
    public async Task Work_of_a_module_that_runs_elsewhere_waits_in_its_queue()
    {
        await using (var host = await Start("Post", "Elsewhere"))
        {
            await host.Add("letter");
            await Eventually.Equal("Elsewhere 0,Post 2", States);
        }

        Assert.Equal(["Post letter"], handled);
    }

    [Theory]
    [InlineData("", "Archive letter, Post letter")]
    [InlineData("Courier", "Courier letter")]
    public async Task A_stand_in_gets_what_lies_in_its_queue_and_nothing_of_what_lies_in_none(string queue, string done)
    {
        await using var host = await Start(services => services.AddWorkHandler<Errand, CarryErrand>(module: "Courier", standsIn: true), queue);

        await host.Add("letter");

        await Eventually.Equal($"{queue} 2", States);
        Assert.Equal(done, string.Join(", ", handled.Order()));
    }

    [Fact]
    public void A_process_with_nobody_but_a_stand_in_leaves_what_lies_in_no_queue_to_others()
    {
        var standIn = new ModuleService("Courier", "Post.SendLetter", typeof(Errand), typeof(CarryErrand), StandsIn: true);
        var post = new ModuleService("Post", "Post.SendLetter", typeof(Errand), typeof(PostErrand));

        Assert.Equal([new ClosedService("Post.SendLetter", "", null)], new ModuleServices([standIn]).StoodIn);
        Assert.Empty(new ModuleServices([standIn, post]).StoodIn);
    }

    [Fact]
    public async Task Work_that_the_gate_closes_waits_and_no_attempt_counts()
    {
        var gate = new OneGate { Closed = [new ClosedService("UrbGrade.Tests.Bus.Delivery.Errand", "Post", null)] };
        await using var host = await Start(services => services.AddSingleton<IWorkGate>(gate), "Post");
        await host.Add("letter");
        await Eventually.Equal(true, () => gate.Asked > 0);
        await Eventually.Equal("0 0", () => string.Join(',', database.Query<string>("""SELECT "State" || ' ' || "Attempts" FROM "WorkItems" """)));
        Assert.Empty(handled);

        gate.Closed = [];

        await Eventually.Equal("Post 2", States);
        Assert.Equal(["Post letter"], handled);
        Assert.Equal(["1"], database.Query<string>("""SELECT CAST("Attempts" AS TEXT) FROM "WorkItems" """));
    }

    public void Dispose() => database.Dispose();

    private Task<DeliveryHost> Start(params string[] queues) => Start(_ => { }, queues);

    private Task<DeliveryHost> Start(Action<IServiceCollection> add, params string[] queues) => DeliveryHost.Start(
        database, (_, _) => Task.CompletedTask, configure: options => options.BackOff = [TimeSpan.FromMilliseconds(1)], add: services =>
        {
            services.AddSingleton<IServiceRoutes>(new FixedRoutes(queues));
            services.AddSingleton(handled);
            services.AddWorkHandler<Errand, PostErrand>(module: "Post");
            services.AddWorkHandler<Errand, ArchiveErrand>(module: "Archive");
            add(services);
        });

    private string States() => string.Join(',', database.Query<string>("""SELECT "Queue" || ' ' || "State" FROM "WorkItems" ORDER BY "Queue" """));

    private sealed class FixedRoutes(string[] queues) : IServiceRoutes
    {
        public IReadOnlyList<string> QueuesOf(string contract, int tenantId) => queues;
    }

    private sealed class OneGate : IWorkGate
    {
        private int asked;

        public IReadOnlyList<ClosedService> Closed { get; set; } = [];

        public int Asked => asked;

        public DateTimeOffset? ClosedUntil(IWriteSession session, ClaimedWork claim)
        {
            Interlocked.Increment(ref asked);
            return Closed.Count > 0 ? DateTimeOffset.UtcNow : null;
        }

        public void Ended(ClaimedWork claim, Exception? failure)
        {
        }
    }

    private sealed class PostErrand(ConcurrentQueue<string> handled) : IHandleMessages<Errand>
    {
        public Task Handle(Errand message)
        {
            handled.Enqueue($"Post {message.Name}");
            return Task.CompletedTask;
        }
    }

    private sealed class CarryErrand(ConcurrentQueue<string> handled) : IHandleMessages<Errand>
    {
        public Task Handle(Errand message)
        {
            handled.Enqueue($"Courier {message.Name}");
            return Task.CompletedTask;
        }
    }

    private sealed class ArchiveErrand(ConcurrentQueue<string> handled) : IHandleMessages<Errand>
    {
        public Task Handle(Errand message)
        {
            handled.Enqueue($"Archive {message.Name}");
            return message.Name.StartsWith("torn", StringComparison.Ordinal)
                ? throw new InvalidDataException("It cannot be archived.")
                : Task.CompletedTask;
        }
    }
}
