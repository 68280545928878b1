using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class MetersPage(
    ISilentMeters meters, TimeProvider clock, IStringLocalizer<SilenceText> texts, IStringLocalizer<SharedText> shared, IStringLocalizer<ResendText> resend,
    IStringLocalizer<FindingText> findings)
{
    private const string Path = "/ops/meters";

    [SupplyParameterFromQuery(Name = "site")]
    private string? SiteText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private SilentMeterList? View { get; set; }

    private IStringLocalizer<SilenceText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private IStringLocalizer<ResendText> Resend => resend;

    private int? Site => WholeNumbers.Read(SiteText);

    private string PathOfSite => Site is { } site ? FormattableString.Invariant($"{Path}?site={site}") : Path;

    protected override async Task OnParametersSetAsync()
    {
        var asked = (Site, WholeNumbers.Page(PageText));
        if (IsAnother(asked))
            View = await ReadOnce(nameof(View), $"{asked}", () => meters.List(Site, asked.Item2, Asking));
    }

    /// <summary>From the day on which it fell silent up to yesterday, since the running day may still come by itself.</summary>
    private string ResendOf(SilentMeter meter)
    {
        var (from, yesterday) = (LocalTimes.LocalDay(meter.Since, meter.TimeZone), LocalTimes.LocalDay(clock.GetUtcNow(), meter.TimeZone).AddDays(-1));
        return ResendAddress.Of(meter.SiteId, from < yesterday ? from : yesterday, yesterday, meter.Meter);
    }

    private string UsualOf(SilentMeter meter) => meter.Usual is { } usual ? T["Meters.Every", Durations.Text(usual, shared)] : T["Meters.Unknown"];

    /// <summary>What fell silent together, and what to do about it.</summary>
    private string WayOf(SilentMeter meter) => meter.Way switch
    {
        SilentWay.Never => T["Meters.Never"],
        SilentWay.NotBegun => T["Meters.NotBegun"],
        SilentWay.Alone => T["Meters.Alone"],
        var way => $"{findings[$"Say.Silence.{(int)way}", meter.Together, meter.Of]} {findings[$"Do.Silence.{(int)way}"]}",
    };
}
