using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class SitePage(
    IUploadQueries queries, TimeProvider clock, NavigationManager navigation,
    IStringLocalizer<OperationsText> texts, IStringLocalizer<SharedText> shared, IStringLocalizer<ResendText> resend)
{
    private const int MonthsShown = 3;
    private DateOnly month;
    private DateOnly? day;

    [Parameter]
    public int SiteId { get; set; }

    /// <summary>Last month shown.</summary>
    [SupplyParameterFromQuery(Name = "month")]
    private string? Month { get; set; }

    [SupplyParameterFromQuery(Name = "day")]
    private string? Day { get; set; }

    /// <summary>The least level of the log's lines.</summary>
    [SupplyParameterFromQuery(Name = "log")]
    private string? Log { get; set; }

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public SiteCalendar? Calendar { get; set; }

    /// <summary>Last month of <see cref="Calendar"/>.</summary>
    [PersistentState]
    public DateOnly? CalendarOf { get; set; }

    /// <summary>Batches of the chosen day.</summary>
    [PersistentState]
    public IReadOnlyList<BatchSummary>? Batches { get; set; }

    /// <summary>The day of <see cref="Batches"/>.</summary>
    [PersistentState]
    public DateOnly? BatchesOf { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private IStringLocalizer<ResendText> Resend => resend;

    private string Path => FormattableString.Invariant($"/ops/site/{SiteId}");

    private EventLevel LogFrom => Enum.TryParse<EventLevel>(Log, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : EventLevel.Information;

    private DateOnly ThisMonth => Months.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    private IReadOnlyList<FilterPreset> Presets
    {
        get
        {
            var latest = Calendar?.Site.LastReadingAt is { } last ? Months.Of(LocalTimes.LocalDay(last, Calendar.Site.TimeZone)) : ThisMonth;
            List<FilterPreset> presets = [Preset("Site.Earlier", month.AddMonths(-MonthsShown))];
            if (month < latest)
                presets.Add(Preset("Site.Later", month.AddMonths(MonthsShown)));
            presets.Add(new FilterPreset(T["Site.Latest"], At(null, null, LogFrom), month == latest));
            return presets;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        this.day = Days.Read(Day);
        month = Months.Read(Month) ?? (this.day is { } chosen ? Months.Of(chosen) : await LatestMonth());
        if (Calendar?.Site.SiteId != SiteId || CalendarOf != month)
        {
            CalendarOf = month;
            Calendar = await queries.FindSite(
                SiteId, month.AddMonths(1 - MonthsShown), month.AddMonths(1), Leaving);
            BatchesOf = null;
        }

        if (Calendar is null)
        {
            navigation.NotFound();
            return;
        }

        if (this.day is { } day && BatchesOf != day)
        {
            BatchesOf = day;
            Batches = null;
            Batches = await queries.ListBatches(SiteId, day, Leaving);
        }
    }

    // The newest readings may be years old, whenever they were delivered; an empty calendar of this month would hide them.
    private async Task<DateOnly> LatestMonth()
    {
        if (CalendarOf is { } known && Calendar?.Site.SiteId == SiteId)
            return known;
        var site = (await queries.ListSites(1, Leaving)).FirstOrDefault(site => site.SiteId == SiteId);
        return site?.LastReadingAt is { } last ? Months.Of(LocalTimes.LocalDay(last, site.TimeZone)) : ThisMonth;
    }

    // Hours first: a meter with several series lacks a reading of each in every hour.
    private string MissingOf(UploadGap gap)
    {
        var hours = (int)(gap.To - gap.From).TotalHours;
        return texts[
            gap.MissingReadings == 1 ? "Site.MissingOne" : "Site.MissingMany", Measures.Number(hours, 0), Measures.Number(gap.MissingReadings, 0)];
    }

    private string AskedOf(UploadGap gap) => (gap.ResendRequestedAt, gap.IsTooOld) switch
    {
        ({ } asked, false) => LocalTimes.Moment(asked, Calendar!.Site.TimeZone),
        ({ } asked, true) => texts["Site.AskedInVain", LocalTimes.Day(LocalTimes.LocalDay(asked, Calendar!.Site.TimeZone))],
        (null, true) => texts["Site.TooOld"],
        _ => texts["Site.NotAsked"],
    };

    /// <summary>The day shown, or the days of the month that are not still to come.</summary>
    private string ResendOfShown
    {
        get
        {
            var today = LocalTimes.LocalDay(clock.GetUtcNow(), Calendar!.Site.TimeZone);
            var last = month.AddMonths(1).AddDays(-1);
            return ResendAddress.Of(SiteId, day ?? month, day ?? (last < today ? last : today));
        }
    }

    private string ResendOf(UploadGap gap)
    {
        var zone = Calendar!.Site.TimeZone;
        return ResendAddress.Of(SiteId, LocalTimes.LocalDay(gap.From, zone), LocalTimes.LocalDay(gap.To.AddTicks(-1), zone), gap.Source);
    }

    private string DayHref(DateOnly day) => At(month, day, LogFrom) + "#day";

    private string LogHref(EventLevel from) => At(Months.Read(Month), day, from) + "#log";

    private FilterPreset Preset(string text, DateOnly month) => new(T[text], At(month, null, LogFrom), false);

    private string At(DateOnly? month, DateOnly? day, EventLevel log)
    {
        string?[] query =
        [
            month is { } shown ? $"month={Months.Write(shown)}" : null, day is { } chosen ? $"day={LocalTimes.Iso(chosen)}" : null,
            log is EventLevel.Information ? null : $"log={log.ToString().ToLowerInvariant()}",
        ];
        return string.Join('&', query.OfType<string>()) is { Length: > 0 } text ? $"{Path}?{text}" : Path;
    }
}
