using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Rebus.Handlers;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules;

/// <summary>The words a module registers itself with.</summary>
internal static class ModuleRegistration
{
    private static readonly object Current = new();

    /// <summary>Registers a module, and its reactions where this process does its work.</summary>
    public static void AddModule(this IHostApplicationBuilder host, IUrbGradeModule module, bool runs = true)
    {
        host.Properties[Current] = module.Name;
        module.Add(host);
        if (runs)
        {
            host.Services.AddSingleton(new RunningModule(module.Name));
            module.AddHandlers(host);
        }

        host.Properties.Remove(Current);
    }

    /// <summary>Binds a section to options that are validated at start.</summary>
    public static IHostApplicationBuilder AddModuleOptions<TOptions>(this IHostApplicationBuilder host, string section)
        where TOptions : class
    {
        host.Services.AddOptions<TOptions>().Bind(host.Configuration.GetSection(section)).ValidateOnStart();
        host.Services.AddSingleton<IValidateOptions<TOptions>>(new SettingRules<TOptions>(section));
        return host;
    }

    /// <summary>Adds the module's tables to the one context.</summary>
    public static IHostApplicationBuilder AddTables<TTables>(this IHostApplicationBuilder host)
        where TTables : class, ITableMapping
    {
        host.Services.AddSingleton<ITableMapping, TTables>();
        return host;
    }

    /// <summary>Registers a reaction to a work item. Redelivery is normal: a second run must change nothing.</summary>
    public static IHostApplicationBuilder AddHandler<TMessage, THandler>(this IHostApplicationBuilder host)
        where TMessage : class
        where THandler : class, IHandleMessages<TMessage>
    {
        host.Services.AddWorkHandler<TMessage, THandler>(module: host.Module());
        return host;
    }

    /// <summary>Registers a handler that can stand in for another module: it gets the work that an administrator redirects to its module,
    /// and otherwise none.</summary>
    public static IHostApplicationBuilder AddStandIn<TMessage, THandler>(this IHostApplicationBuilder host)
        where TMessage : class
        where THandler : class, IHandleMessages<TMessage>
    {
        host.Services.AddWorkHandler<TMessage, THandler>(module: host.Module(), standsIn: true);
        return host;
    }

    /// <summary>Registers an event that the module tells the others, whether or not this process handles it.</summary>
    public static IHostApplicationBuilder AddEvent<TEvent>(this IHostApplicationBuilder host)
        where TEvent : class
    {
        host.Services.AddWorkContract<TEvent>(host.Module());
        return host;
    }

    /// <summary>Publishes a query interface of the contracts.</summary>
    public static IHostApplicationBuilder AddQueries<TContract, TQueries>(this IHostApplicationBuilder host)
        where TContract : class
        where TQueries : class, TContract
    {
        host.Services.AddScoped<TContract, TQueries>();
        return host;
    }

    private static string Module(this IHostApplicationBuilder host) => (string)host.Properties[Current];
}
