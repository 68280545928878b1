using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rebus.Handlers;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Delivery;

/// <summary>Adds the delivery of work items to a process. It needs an <see cref="ICommitQueue"/>, an
/// <see cref="IWorkItemTable"/> and a <see cref="TimeProvider"/>.</summary>
public static class DeliveryRegistration
{
    /// <summary>Adds the bus, its relay and <see cref="IWorkItems"/>; once for each process.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<WorkItemOptions>();
        services.AddSingleton<WorkContracts>();
        services.AddSingleton<ModuleServices>();
        services.TryAddSingleton<IServiceRoutes, LocalRoutes>();
        services.TryAddSingleton<IWorkGate, OpenGate>();
        services.AddSingleton<DueWork>();
        services.AddSingleton<IWorkItems, WorkItems>();
        services.AddScoped<CurrentWork>();
        services.AddScoped(scope => scope.GetRequiredService<CurrentWork>().Context
            ?? throw new InvalidOperationException("There is work only while a handler handles it."));
        services.AddSingleton<WakeOnWork>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<Claims>();
        services.AddSingleton<Closings>();
        services.AddSingleton<ClaimStep>();
        services.AddHostedService(provider => provider.GetRequiredService<LeaseKeeper>());
        services.AddHostedService<WorkBus>();
        services.AddHostedService<WorkRelay>();
        return services;
    }

    /// <summary>Registers a message type that this process adds as work items, whether or not it handles them itself.</summary>
    /// <param name="module">The module that tells such events to the others.</param>
    public static IServiceCollection AddWorkContract<TMessage>(this IServiceCollection services, string module = "")
        where TMessage : class
    {
        var contract = WorkContract.Of<TMessage>();
        services.AddSingleton(contract);
        return services.AddSingleton(new ModuleService(module, contract.Name, contract.MessageType, Handler: null));
    }

    /// <summary>Registers a reaction to a work item; the message type becomes a contract.</summary>
    /// <param name="contract">Name in the rows; null for the customary one, which holds the type's own name.</param>
    /// <param name="module">The module that reacts, and whose queue the work lies in.</param>
    /// <param name="standsIn">Whether it reacts only to what is redirected to its module.</param>
    public static IServiceCollection AddWorkHandler<TMessage, THandler>(
        this IServiceCollection services, string? contract = null, string module = "", bool standsIn = false)
        where TMessage : class
        where THandler : class, IHandleMessages<TMessage>
    {
        var named = WorkContract.Of<TMessage>() with { IsHandled = true };
        named = contract is null ? named : named with { Name = contract };
        services.AddSingleton(named);
        services.AddSingleton(new ModuleService(module, named.Name, named.MessageType, typeof(THandler), standsIn));
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IHandleMessages<TMessage>, THandler>());
        return services;
    }
}
