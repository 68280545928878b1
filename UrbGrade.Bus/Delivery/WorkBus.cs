using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rebus.Bus;
using Rebus.Config;
using Rebus.Pipeline;
using Rebus.Pipeline.Receive;
using Rebus.Transport.InMem;
using Rebus.Workers.ThreadPoolBased;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Bus.Delivery;

/// <summary>Rebus over an in-memory transport that carries nothing but ids of rows.</summary>
internal sealed class WorkBus(
    ClaimStep claimStep, WorkContracts contracts, ModuleServices services, DueWork due, WakeOnWork wake, IHostApplicationLifetime lifetime,
    IOptions<WorkItemOptions> options, ILoggerFactory loggers)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.HandlesWork)
        {
            return;
        }

        await lifetime.WhenStarted(stoppingToken);
        using var bus = Start();
        while (true)
        {
            await bus.SendLocal(await due.Next(stoppingToken));
            wake.Sent();
        }
    }

    private IBus Start() => Configure.With(new ScopedHandlers(services))
        .Logging(log => log.Use(new RebusLog(loggers)))
        .Transport(transport => transport.UseInMemoryTransport(new InMemNetwork(), "work-items", registerSubscriptionStorage: true))
        .Serialization(serializer => serializer.Register(_ => new WorkItemSerializer(contracts)))
        .Options(bus =>
        {
            bus.SetNumberOfWorkers(1);
            bus.SetMaxParallelism(options.Value.MostDispatched);
            bus.Register<IBackoffStrategy>(_ => wake);
            bus.SetWorkerShutdownTimeout(TimeSpan.FromSeconds(20));
            bus.Decorate<IPipeline>(rebus => new PipelineStepInjector(rebus.Get<IPipeline>())
                .OnReceive(claimStep, PipelineRelativePosition.Before, typeof(DeserializeIncomingMessageStep)));
        })
        .Start();
}
