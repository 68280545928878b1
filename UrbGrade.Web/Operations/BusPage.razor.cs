using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class BusPage(
    IServiceBoard board, ITenantSession session, IDialogService dialogs, TimeProvider clock, IStringLocalizer<OperationsText> texts,
    IStringLocalizer<SharedText> shared, IStringLocalizer<RefusalText> refusals)
    : RefreshedComponent(clock, TimeSpan.FromSeconds(10))
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private ElementReference status;
    private string? done;
    private string? problem;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public ServiceOverview? Overview { get; set; }

    /// <summary>The contract whose schemas are shown.</summary>
    [SupplyParameterFromQuery(Name = "contract")]
    public string? Contract { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    /// <summary>Services with work, those of stand-ins among them.</summary>
    private IEnumerable<ServiceEntry> Handled => Overview!.Services.Where(service => service.Role != ServiceRole.Tells);

    private IReadOnlyList<ServiceEntry> Shown => [.. Overview!.Services.Where(service => service.Contract == Contract)];

    /// <summary>Modules whose work waits for a process.</summary>
    private IEnumerable<ModuleEntry> Orphaned =>
        Overview!.Modules.Where(module => !module.IsAlive && Handled.Any(service => IsOf(service, module) && service.Work.Waiting > 0));

    protected override async Task OnInitializedAsync() => Overview ??= await Latest(board.Look(Asking));

    protected override async Task Read() => Overview = await Latest(board.Look(Asking));

    private static bool IsOf(ServiceEntry service, ModuleEntry module) =>
        service.Module == module.Module && service.TenantCode == module.TenantCode;

    private static bool IsStoppedHere(ServiceEntry service) => service.Rules.Any(rule => rule.IsOwn && rule.IsPaused);

    /// <summary>Of a breaker that is open for a tenant, whoever reaches that tenant's work may close it.</summary>
    private bool IsOpenInReach(ServiceRuleEntry rule) => rule.OpenUntil is not null && (rule.IsOwn || session.IsPlatformAdministrator);

    private static string Indented(string json) => JsonSerializer.Serialize(JsonElement.Parse(json), Readable);

    private string WhoText(ServiceEntry service) =>
        service.Module.Length == 0 ? T["Bus.NoModule"]
        : !service.IsPublished ? T["Bus.LeftBy", ModuleText(service)]
        : T[service.Role == ServiceRole.StandsIn ? "Bus.StandIn" : "Bus.KindIn", KindText(service), ModuleText(service)];

    private string NameOf(ServiceEntry service) => service.Module.Length > 0 ? ModuleNames.Of(service.Module) : T["Bus.Nobody"];

    private string KindText(ServiceEntry service) => T[$"Bus.Kind.{service.Kind}"];

    private static string ModuleText(ServiceEntry service) =>
        service.TenantCode is { } code ? $"{ModuleNames.Of(service.Module)} ({code})" : ModuleNames.Of(service.Module);

    private string Names(ServiceRole role) =>
        string.Join(", ", Shown.Where(service => service.Role == role).Select(ModuleText).DefaultIfEmpty("–"));

    private string Time(TimeSpan? time) => time is { } known ? Durations.Text(known, Shared) : "–";

    private Task Pause(ServiceEntry service) => Decide(
        service, "Bus.PauseTitle", T["Bus.PauseBody", service.Work.Waiting], T["Bus.Pause"], "Bus.Paused",
        () => board.Pause(service.Key, service.TenantCode, CancellationToken.None));

    private Task Resume(ServiceEntry service) => Decide(
        service, "Bus.ResumeTitle", T["Bus.ResumeBody", service.Work.Waiting], T["Bus.Resume"], "Bus.Resumed",
        () => board.Resume(service.Key, service.TenantCode, CancellationToken.None));

    private Task CloseBreaker(ServiceEntry service, ServiceRuleEntry rule) => Decide(
        service, "Bus.CloseBreakerTitle", T["Bus.CloseBreakerBody"], T["Bus.CloseBreaker"], "Bus.Resumed",
        () => board.Resume(service.Key, rule.TenantCode ?? service.TenantCode, CancellationToken.None));

    private async Task Rule(ServiceEntry service)
    {
        (done, problem) = (null, null);
        var others = Handled.Where(other => IsOther(service, other)).Select(other => other.Module).Distinct();
        if (await ServiceRuleDialog.Show(dialogs, T["RuleForm.Title", service.Contract, NameOf(service)], service, [.. others]))
            done = T["Bus.Ruled", service.Contract, NameOf(service)];
        await Refresh();
    }

    private async Task Archive(ServiceEntry service)
    {
        (done, problem) = (null, null);
        var isArchived = await ArchiveWaitingDialog.Ask(dialogs, T["Bus.ArchiveTitle", service.Contract, NameOf(service)], service);
        if (isArchived)
            done = T["Bus.Archived", service.Contract, NameOf(service)];
        await Refresh();
        if (isArchived)
            await Focus(status);
    }

    /// <summary>Whether a service's work may go to another one's module: everybody's to the platform's modules alone.</summary>
    private bool IsOther(ServiceEntry service, ServiceEntry other) =>
        other.Contract == service.Contract && other.IsPublished && other.Module.Length > 0 && other.Module != service.Module
        && (other.TenantCode is null || other.TenantCode == service.TenantCode || session.CurrentTenantId is not null);

    private async Task Decide(
        ServiceEntry service, string title, string body, string button, string said, Func<Task<AdministrationResult>> decide)
    {
        (done, problem) = (null, null);
        if (!await ConfirmDialog.Ask(dialogs, T[title, service.Contract, ModuleNames.Of(service.Module)], body, button))
        {
            return;
        }

        var result = await decide();
        if (result.Outcome is AdministrationOutcome.Done)
            done = T[said, service.Contract, ModuleNames.Of(service.Module)];
        else
            problem = refusals.Of(result);
        await Refresh();

        // The button that was pressed makes way for its opposite.
        if (done is not null)
            await Focus(status);
    }
}
