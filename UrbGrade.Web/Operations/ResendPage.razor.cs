using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Asks a site's gateway to send days again: what is missing in them, then the wish, then what became of it.</summary>
public sealed partial class ResendPage(
    IUploadQueries queries, IResendWishes resends, ReaderZone zone, TimeProvider clock, NavigationManager navigation,
    IStringLocalizer<ResendText> texts, IStringLocalizer<RefusalText> refusals)
{
    private DateOnly from;
    private DateOnly until;
    private IReadOnlyList<UploadGap> gaps = [];
    private bool isAsking;
    private string? wrong;
    private string? done;

    [Parameter]
    public int SiteId { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")]
    private string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "meter")]
    private string? Meter { get; set; }

    private SiteCalendar? Calendar { get; set; }

    private IReadOnlyList<ResendWish> Known { get; set; } = [];

    private IStringLocalizer<ResendText> T => texts;

    private string SitePath => FormattableString.Invariant($"/ops/site/{SiteId}");

    private string Path => SitePath + "/resend";

    private int DayCount => until.DayNumber - from.DayNumber + 1;

    private int Received => Calendar!.Site.Days.Sum(day => day.ReceivedReadings);

    private int Expected => Calendar!.Site.Days.Sum(day => day.ExpectedReadings);

    /// <summary>The meter that was named, or all that lack something.</summary>
    private List<string> Asked
    {
        get
        {
            var named = Meter?.Trim() ?? "";
            return named.Length > 0 ? [named] : [.. gaps.Select(gap => gap.Source).Distinct().Order(NaturalOrder.Names).Take(ResendDraft.MostMeters)];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = navigation.Uri;
        if (!IsAnother(asked))
            return;
        (wrong, done) = (null, null);
        var today = zone.LocalDay(clock.GetUtcNow());
        until = Days.Read(Until) ?? Days.Read(From) ?? today.AddDays(-1);
        from = Days.Read(From) ?? until.AddDays(-6);
        if (DayCount is < 1 or > ResendDraft.MostDays)
        {
            wrong = T["Resend.Range", ResendDraft.MostDays];
            Calendar ??= await ReadOnce(nameof(Calendar), asked, () => queries.FindSite(SiteId, until, until.AddDays(1), Asking));
        }
        else
        {
            Calendar = await ReadOnce(nameof(Calendar), asked, () => queries.FindSite(SiteId, from, until.AddDays(1), Asking));
            gaps = await ReadOnce(nameof(gaps), asked, () => queries.ListGaps(SiteId, from, until.AddDays(1), Asking)) ?? [];
        }

        if (Calendar is null)
            navigation.NotFound();
        else
            Known = await ReadOnce(nameof(Known), $"{SiteId}", () => resends.List(SiteId, Asking));
    }

    private async Task Ask()
    {
        (isAsking, wrong, done) = (true, null, null);
        try
        {
            var meters = Asked;
            wrong = refusals.Of(await resends.Ask(null, new ResendDraft(meters, from, until), CancellationToken.None));
            if (wrong is null)
                done = T["Resend.Done", meters.Count, LocalTimes.Day(from), LocalTimes.Day(until)];
            Known = await Latest(resends.List(SiteId, Asking));
        }
        finally
        {
            isAsking = false;
        }
    }

    /// <summary>Readings that a meter lacks in the days, and when it was last asked for them.</summary>
    private (int Readings, DateTimeOffset? AskedAt) Missing(string meter)
    {
        var own = gaps.Where(gap => gap.Source == meter).ToList();
        return (own.Sum(gap => gap.MissingReadings), own.Max(gap => gap.ResendRequestedAt));
    }
}
