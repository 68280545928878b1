using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Partners.Http;

namespace UrbGrade.Modules.Partners;

/// <summary>The door for modules of other partners, in whatever language: they publish contracts, take work and send messages by HTTPS.</summary>
internal sealed class PartnersModule : IUrbGradeModule
{
    /// <summary>Where the bus is.</summary>
    public const string Path = "/bus";

    public string Name => "Partners";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<PartnersOptions>("Partners");
        var services = host.Services;
        services.AddSingleton<PartnerDoor>();
        services.AddSingleton<IMessageSchemas, ContractSchemas>();
        services.AddSingleton<MessageChecks>();
        services.AddSingleton<Registration>();
        services.AddSingleton<WorkHandout>();
        services.AddSingleton<MessageSending>();
    }

    public void Map(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PartnersOptions>>().Value;
        var registration = app.Services.GetRequiredService<Registration>();
        var work = app.Services.GetRequiredService<WorkHandout>();
        var messages = app.Services.GetRequiredService<MessageSending>();
        var bus = app.MapGroup(Path).AddEndpointFilter(app.Services.GetRequiredService<PartnerDoor>()).AllowAnonymous().DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(options.MostBytes));
        bus.MapGet("/services", (Delegate)registration.List);
        bus.MapPut("/registration", (Delegate)registration.Put);
        bus.MapPost("/work", (Delegate)work.Take);
        bus.MapPost("/work/{id:long}/done", (Delegate)work.Done);
        bus.MapPost("/work/{id:long}/failed", (Delegate)work.Failed);
        bus.MapPost("/work/{id:long}/extend", (Delegate)work.Extend);
        bus.MapPost("/messages", (Delegate)messages.Send);
        bus.MapPost("/calls", (Delegate)messages.Ask);
    }
}
