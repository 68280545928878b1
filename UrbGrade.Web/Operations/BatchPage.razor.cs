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
    [Parameter]
    public long RequestId { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private BatchTimeline? Batch { get; set; }

    /// <summary>Rejections on the page shown; of the first one the batch has them itself.</summary>
    private IReadOnlyList<MessageRejection>? Page { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private IReadOnlyList<TimelineStep> Steps =>
        [.. Batch!.Steps.Select(step => new TimelineStep(T[$"Batch.Step.{step.Name}"].Value, When(step), step.Detail, step.State))];

    private string Path => FormattableString.Invariant($"/ops/batch/{RequestId}");

    private PagePart Part => PagePart.Of(PageText, Batch?.Rejected ?? 0);

    private IReadOnlyList<MessageRejection> Shown => (Part.First == 0 ? Batch?.Rejections : Page) ?? [];

    /// <summary>What the platform says of a message is the gateway's to read too, in English; the code has the reader's words.</summary>
    private string Why(string code) => T[$"Batch.Why.{code}"] is { ResourceNotFound: false } known ? known : T["Batch.Why.Unknown"];

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother((RequestId, PageText)))
            return;
        if (Batch?.RequestId != RequestId)
            Batch = await ReadOnce(nameof(Batch), $"{RequestId}", () => queries.FindBatch(RequestId, Asking));
        if (Batch is null)
        {
            navigation.NotFound();
            return;
        }

        // Rejections of another page than that which is named below them would be wrong ones.
        Page = null;
        if (Part.First > 0)
            Page = await ReadOnce(nameof(Page), $"{RequestId} {Part.First}", () => queries.ListRejections(RequestId, Part.First, PagePart.Length, Asking));
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
}
