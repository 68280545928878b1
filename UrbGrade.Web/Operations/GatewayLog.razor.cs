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
    private DateTimeOffset? pausedAt;

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

    /// <summary>Newest first; kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<GatewayLogLine>? Lines { get; set; }

    /// <summary>The level of <see cref="Lines"/>.</summary>
    [PersistentState]
    public EventLevel? LinesOf { get; set; }

    /// <summary>The site of <see cref="Lines"/>.</summary>
    [PersistentState]
    public int? LinesAt { get; set; }

    private IStringLocalizer<LogText> T => texts;

    protected override async Task OnParametersSetAsync()
    {
        if (LinesOf != Level || LinesAt != SiteId)
            await ReadAnew();
    }

    protected override Task Read() => pausedAt is null ? ReadAnew() : Task.CompletedTask;

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

    private async Task ReadAnew()
    {
        var asked = (Level, SiteId);
        (LinesOf, LinesAt) = asked;
        var lines = await queries.ListLog(SiteId, Level, LinesShown, Leaving);
        // Another level may have been chosen meanwhile, whose answer was faster.
        if (asked == (Level, SiteId))
            Lines = lines;
    }

    private Task Toggle()
    {
        pausedAt = pausedAt is null ? Clock.GetUtcNow() : null;
        return Refresh();
    }
}
