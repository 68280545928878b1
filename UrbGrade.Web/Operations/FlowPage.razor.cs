using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class FlowPage(
    IFlowQueries flows, NavigationManager navigation, TimeProvider clock,
    IStringLocalizer<OperationsText> texts, IStringLocalizer<SharedText> shared)
    : RefreshedComponent(clock, TimeSpan.FromSeconds(5))
{
    [Parameter]
    public string ConversationId { get; set; } = "";

    private BatchFlow? Flow { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(ConversationId))
            return;
        Flow = await ReadOnce(nameof(Flow), ConversationId, () => flows.Find(ConversationId, Asking));
        if (Flow is null)
            navigation.NotFound();
    }

    protected override async Task Read() => Flow = await Latest(flows.Find(ConversationId, Asking));

    /// <summary>Since the station before; a gateway whose clock is ahead seems to sign after the receipt.</summary>
    private string? After(FlowStation station)
    {
        var before = Flow!.Stations.LastOrDefault(other => other.Name < station.Name)?.At;
        return station.At is { } at && before is { } earlier && at >= earlier ? T["Flow.After", Span(at - earlier)].Value : null;
    }

    private string Span(TimeSpan time) => Durations.Text(time, shared);

    private static string? Tone(BatchStepState state) => state switch
    {
        BatchStepState.Done => "good",
        BatchStepState.Retrying => "warn",
        BatchStepState.Parked => "bad",
        _ => "note",
    };

    private static IconName Sign(BatchStepState state) => state switch
    {
        BatchStepState.Done => IconName.Check,
        BatchStepState.Retrying => IconName.Retry,
        BatchStepState.Parked => IconName.Cross,
        BatchStepState.Archived => IconName.Dash,
        _ => IconName.Clock,
    };
}
