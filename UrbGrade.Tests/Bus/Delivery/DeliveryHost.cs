using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Delivery;
using UrbGrade.Tests.Core.Database;

namespace UrbGrade.Tests.Bus.Delivery;

/// <summary>One process of the platform as far as work items go, on a database that several of them may share.</summary>
internal sealed class DeliveryHost : IAsyncDisposable
{
    private readonly IHost host;

    private DeliveryHost(IHost host) => this.host = host;

    public ICommitQueue Commits => host.Services.GetRequiredService<ICommitQueue>();

    public IWorkItems WorkItems => host.Services.GetRequiredService<IWorkItems>();

    /// <summary>Starts a process whose handler of <see cref="Errand"/> is <paramref name="run"/>.</summary>
    /// <param name="add">Adds what else the process has: modules, routes, rules.</param>
    public static async Task<DeliveryHost> Start(
        TestDatabase database, Func<Errand, IWorkContext, Task> run, TimeProvider? clock = null, Action<WorkItemOptions>? configure = null,
        ILoggerProvider? log = null, Action<IServiceCollection>? add = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        var services = builder.Services;
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(database.Database);
        services.AddSingleton(database.Contexts);
        services.AddSingleton<ICommitQueue, CommitQueue>();
        services.AddSingleton<IWorkItemTable, WorkItemTable>();
        services.AddDelivery();
        services.Configure<WorkItemOptions>(options => options.Poll = TimeSpan.FromMilliseconds(50));
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.AddSingleton(run);
        services.AddWorkHandler<Errand, RunErrand>();
        add?.Invoke(services);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new DeliveryHost(host);
    }

    /// <summary>Adds an errand as a module would: in a write of its own.</summary>
    public Task Add(
        string name, string? uniqueKey = null, int tenantId = 7, WorkPriority priority = WorkPriority.Normal,
        DateTimeOffset? notBefore = null) => Commits.Commit(
        session =>
        {
            WorkItems.Add(session, tenantId, conversationId: "talk", new Errand(name), uniqueKey, priority, notBefore);
            return true;
        },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private sealed class RunErrand(Func<Errand, IWorkContext, Task> run, IWorkContext work) : IHandleMessages<Errand>
    {
        public Task Handle(Errand message) => run(message, work);
    }
}
