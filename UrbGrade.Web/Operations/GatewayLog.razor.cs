using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class GatewayLog(IUploadQueries queries, TimeProvider clock, IStringLocalizer<LogText> texts)
    : RefreshedComponent(clock, TimeSpan.FromSeconds(5))
{
    private const int LinesShown = 50;
    private bool isPaused;
    private DateTimeOffset readAt;

    [Parameter, EditorRequired]
    public int SiteId { get; set; }

    /// <summary>Of the site, an IANA name.</summary>
    [Parameter, EditorRequired]
    public string TimeZone { get; set; } = "";

    /// <summary>The least level that is shown.</summary>
    [Parameter]
    public EventLevel Level { get; set; }

    /// <summary>Where the page shows the log from a level on.</summary>
    [Parameter, EditorRequired]
    public Func<EventLevel, string> AddressOf { get; set; } = default!;

    /// <summary>Newest first.</summary>
    private IReadOnlyList<GatewayLogLine>? Lines { get; set; }

    private IStringLocalizer<LogText> T => texts;

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother((SiteId, Level)))
            return;
        Lines = null;
        Show(await ReadOnce(nameof(Lines), $"{(SiteId, Level)}", Tail));
    }

    protected override async Task Read()
    {
        if (!isPaused)
            Show(await Latest(Tail()));
    }

    private static string? ToneOf(EventLevel level) => level switch
    {
        EventLevel.Error => "bad",
        EventLevel.Warning => "warn",
        _ => null,
    };

    private static IconName? SignOf(EventLevel level) => level switch
    {
        EventLevel.Error => IconName.Cross,
        EventLevel.Warning => IconName.Warning,
        _ => null,
    };

    private async Task<LogTail> Tail() => new(Clock.GetUtcNow(), await queries.ListLog(SiteId, Level, LinesShown, Asking));

    private void Show(LogTail tail) => (readAt, Lines) = (tail.At, tail.Lines);

    private Task Toggle()
    {
        isPaused = !isPaused;
        return Refresh();
    }

    /// <param name="At">When they were asked for: later lines are none of them.</param>
    private sealed record LogTail(DateTimeOffset At, IReadOnlyList<GatewayLogLine> Lines);
}
