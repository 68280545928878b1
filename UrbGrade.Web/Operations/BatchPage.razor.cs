using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class BatchPage(
    IUploadQueries queries, NavigationManager navigation, IStringLocalizer<OperationsText> texts, IStringLocalizer<SharedText> shared)
{
    private const int PageSize = 50;

    [Parameter]
    public long RequestId { get; set; }

    [SupplyParameterFromQuery(Name = "skip")]
    private string? SkipText { get; set; }

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public BatchTimeline? Batch { get; set; }

    /// <summary>Rejections on the page shown.</summary>
    [PersistentState]
    public IReadOnlyList<MessageRejection>? Page { get; set; }

    /// <summary>How many come before <see cref="Page"/>.</summary>
    [PersistentState]
    public int PageOf { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private int Skipped => Math.Clamp(WholeNumbers.Read(SkipText) ?? 0, 0, Math.Max(0, (Batch?.Rejected ?? 0) - 1)) / PageSize * PageSize;

    private IReadOnlyList<MessageRejection> Shown => (Skipped == 0 ? Batch?.Rejections : Page) ?? [];

    /// <summary>What the platform says of a message is the gateway's to read too, in English; the code has the reader's words.</summary>
    private string Why(string code) => T[$"Batch.Why.{code}"] is { ResourceNotFound: false } known ? known : T["Batch.Why.Unknown"];

    protected override async Task OnParametersSetAsync()
    {
        if (Batch?.RequestId != RequestId)
            Batch = await queries.FindBatch(RequestId, Leaving);
        if (Batch is null)
        {
            navigation.NotFound();
            return;
        }

        if (Skipped > 0 && PageOf != Skipped)
        {
            PageOf = Skipped;
            Page = await queries.ListRejections(RequestId, Skipped, PageSize, Leaving);
        }
    }

    private string When(BatchStep step)
    {
        var state = T[$"Batch.State.{step.State}"].Value;
        if (step.At is not { } at)
            return state;
        var arrival = Batch!.Steps[0].At;
        var text = LocalTimes.ExactMoment(at, Batch.TimeZone);
        if (arrival is { } start && at > start)
            text += " · " + T["Batch.After", Durations.Text(at - start, shared)];
        return step.State is BatchStepState.Done ? text : $"{text} · {state}";
    }

    private static IconName Sign(BatchStepState state) => state switch
    {
        BatchStepState.Done => IconName.Check,
        BatchStepState.Retrying => IconName.Retry,
        BatchStepState.Parked => IconName.Cross,
        _ => IconName.Dash,
    };

    private string PageHref(int skip) =>
        FormattableString.Invariant($"/ops/batch/{RequestId}?skip={Math.Max(0, skip)}#rejections");
}
