using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rebus.Handlers;

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
        services.AddSingleton<DueWork>();
        services.AddSingleton<IWorkItems, WorkItems>();
        services.AddScoped<CurrentWork>();
        services.AddScoped(scope => scope.GetRequiredService<CurrentWork>().Context
            ?? throw new InvalidOperationException("There is work only while a handler handles it."));
        services.AddSingleton<WakeOnWork>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<ClaimStep>();
        services.AddHostedService(provider => provider.GetRequiredService<LeaseKeeper>());
        services.AddHostedService<WorkBus>();
        services.AddHostedService<WorkRelay>();
        return services;
    }

    /// <summary>Registers a message type that this process adds as work items, whether or not it handles them itself.</summary>
    public static IServiceCollection AddWorkContract<TMessage>(this IServiceCollection services)
        where TMessage : class => services.AddSingleton(WorkContract.Of<TMessage>());

    /// <summary>Registers a reaction to a work item; the message type becomes a contract.</summary>
    /// <param name="contract">Name in the rows; null for the customary one, which holds the type's own name.</param>
    public static IServiceCollection AddWorkHandler<TMessage, THandler>(this IServiceCollection services, string? contract = null)
        where TMessage : class
        where THandler : class, IHandleMessages<TMessage>
    {
        var named = WorkContract.Of<TMessage>() with { IsHandled = true };
        services.AddSingleton(contract is null ? named : named with { Name = contract });
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IHandleMessages<TMessage>, THandler>());
        return services;
    }
}
