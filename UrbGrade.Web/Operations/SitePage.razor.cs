using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class SitePage(
    IUploadQueries queries, ReaderZone zone, TimeProvider clock, NavigationManager navigation,
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

    private SiteCalendar? Calendar { get; set; }

    /// <summary>Last month of <see cref="Calendar"/>.</summary>
    private DateOnly? CalendarOf { get; set; }

    /// <summary>Batches of the chosen day.</summary>
    private IReadOnlyList<BatchSummary>? Batches { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private IStringLocalizer<ResendText> Resend => resend;

    private string Path => FormattableString.Invariant($"/ops/site/{SiteId}");

    private EventLevel LogFrom => Enum.TryParse<EventLevel>(Log, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : EventLevel.Information;

    private DateOnly ThisMonth => Months.Of(zone.LocalDay(clock.GetUtcNow()));

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
        if (!IsAnother((SiteId, Month, Day)))
            return;
        (this.day, Batches) = (Days.Read(Day), null);
        month = Months.Read(Month) ?? (this.day is { } chosen ? Months.Of(chosen) : await LatestMonth());
        if (Calendar?.Site.SiteId != SiteId || CalendarOf != month)
        {
            Calendar = await ReadOnce(nameof(Calendar), $"{SiteId} {LocalTimes.Iso(month)}", () => queries.FindSite(
                SiteId, month.AddMonths(1 - MonthsShown), month.AddMonths(1), Asking));
            CalendarOf = month;
        }

        if (Calendar is null)
        {
            navigation.NotFound();
            return;
        }

        if (this.day is { } day)
            Batches = await ReadOnce(nameof(Batches), $"{SiteId} {LocalTimes.Iso(day)}", () => queries.ListBatches(SiteId, day, Asking));
    }

    // The newest readings may be years old, whenever they were delivered; an empty calendar of this month would hide them.
    private async Task<DateOnly> LatestMonth()
    {
        var site = await ReadOnce("site", $"{SiteId}", async () => (await queries.ListSites(1, Asking)).FirstOrDefault(site => site.SiteId == SiteId));
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
