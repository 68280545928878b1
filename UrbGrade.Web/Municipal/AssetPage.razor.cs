using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class AssetPage(
    IAssetQueries queries, ISeriesNotes notes, TimeProvider clock, NavigationManager navigation, IStringLocalizer<MunicipalText> texts, IStringLocalizer<SharedText> shared)
{
    private readonly Dictionary<Quantity, Figure> explained = [];
    private AssetFilter filter = new(Quantity.EnergyKwh, default, default, Resolution.Day);
    private Quantity? why;

    /// <summary>What was explained until just now.</summary>
    private Quantity? closed;

    [Parameter]
    public int AssetId { get; set; }

    [SupplyParameterFromQuery(Name = "quantity")]
    private string? QuantityName { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "last")]
    private string? LastDays { get; set; }

    [SupplyParameterFromQuery(Name = "resolution")]
    private string? ResolutionName { get; set; }

    [SupplyParameterFromQuery(Name = "why")]
    private string? Why { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    private string? PeriodName { get; set; }

    [SupplyParameterFromQuery(Name = "hour")]
    private string? HourText { get; set; }

    [SupplyParameterFromQuery(Name = "day")]
    private string? DayText { get; set; }

    [SupplyParameterFromQuery(Name = "stands")]
    private string? Stands { get; set; }

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public AssetDetails? Asset { get; set; }

    /// <summary>Figures of the month that the range ends in.</summary>
    [PersistentState]
    public IReadOnlyList<KpiFigure>? Figures { get; set; }

    /// <summary>The same figures one year before.</summary>
    [PersistentState]
    public IReadOnlyList<KpiFigure>? Before { get; set; }

    /// <summary>The month of <see cref="Figures"/>.</summary>
    [PersistentState]
    public DateOnly? FiguresOf { get; set; }

    /// <summary>On readings of the days that the chart shows.</summary>
    private IReadOnlyList<SeriesNote> Notes { get; set; } = [];

    private IStringLocalizer<MunicipalText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    /// <summary>The page as it stands, for links into it.</summary>
    private string Here => new Uri(navigation.Uri).PathAndQuery;

    /// <summary>What the address says of the table of figures.</summary>
    private IEnumerable<(string Name, string Value)> OfTable =>
        new[] { (Name: "period", Value: PeriodName), (Name: "day", Value: DayText), (Name: "hour", Value: HourText), (Name: "stands", Value: Stands) }
            .Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => (part.Name, part.Value!));

    private KpiPeriod Period => new(PeriodKind.Month, Months.Of(filter.Last));

    /// <summary>Whether the month of the figures is the one that it is now: then hours until now are expected, also where the chart ends before.</summary>
    private bool IsRunning => Months.Of(LocalTimes.LocalDay(clock.GetUtcNow(), Asset!.TimeZone)) == Period.Start;

    private DateOnly KpiDay => Days.Read(DayText)
        ?? KpiTableView.Customary(AssetFilter.Length(PeriodName), filter.Last, LocalTimes.LocalDay(clock.GetUtcNow(), Asset!.TimeZone));

    private string Description
    {
        get
        {
            List<string> parts = [T["Asset.Kind", AssetKinds.Of(Asset!.Kind), Asset.SiteName]];
            if (Asset.FloorAreaSquareMetres is { } area)
                parts.Add(T["Assets.Area", Measures.Number(area, 0)]);
            if (Asset.Meters.Count > 0)
                parts.Add(T[Asset.Meters.Count == 1 ? "Asset.Meter" : "Asset.MeterMany", string.Join(", ", Asset.Meters)]);
            return string.Join(" · ", parts);
        }
    }

    private IReadOnlyList<FilterPreset> Presets
    {
        get
        {
            var last = LastDay;
            return
            [
                Preset("Asset.Range.Week", last.AddDays(-6), last, Resolution.Hour),
                Preset("Asset.Range.Month", last.AddDays(-29), last, Resolution.Day),
                Preset("Asset.Range.Year", last.AddDays(-364), last, Resolution.Day),
                Preset("Asset.Range.All", FirstDay, last, AssetFilter.Fitting(FirstDay, last)),
            ];
        }
    }

    /// <summary>In the reader's words; what a schema of the tenant's own calls otherwise, as that calls it.</summary>
    private string FactName(string name) => Parts[$"Fact.{name}"] is { ResourceNotFound: false } known ? known.Value
        : name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    private string FactHistory(AssetFact fact)
    {
        var since = LocalTimes.Day(LocalTimes.LocalDay(fact.Since, Asset!.TimeZone));
        return fact.Before.Count == 0 ? T["Asset.Fact.Since", since] : T["Asset.Fact.Changed", since, string.Join(", ", fact.Before)];
    }

    private DateOnly LastDay => LocalTimes.LocalDay(Asset!.LastReadingAt!.Value.AddTicks(-1), Asset.TimeZone);

    private DateOnly FirstDay => Asset!.FirstReadingAt is { } first ? LocalTimes.LocalDay(first, Asset.TimeZone) : LastDay;

    protected override async Task OnParametersSetAsync()
    {
        var (opened, before) = (this.why, (Asset?.AssetId, filter));
        this.why = Enum.TryParse<Quantity>(Why, ignoreCase: true, out var why) && Enum.IsDefined(why) ? why : null;
        if (IsAnother((AssetId, QuantityName, From, To, LastDays, ResolutionName)))
            await LoadAsset();
        if (this.why is null && before == (Asset?.AssetId, filter))
            closed = opened;
    }

    // Who closes the explanation of a figure, or goes back, goes on where it was opened.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (closed is not { } last)
            return;
        closed = null;
        if (explained.TryGetValue(last, out var figure) && figure.Why is { } link)
            await Focus(link);
    }

    private async Task LoadAsset()
    {
        if (Asset?.AssetId != AssetId)
            (Asset, FiguresOf) = (await Latest(queries.Find(AssetId, Asking)), null);
        if (Asset is null)
        {
            navigation.NotFound();
            return;
        }

        if (Asset.LastReadingAt is null)
            return;
        filter = AssetFilter.Read(QuantityName, From, To, ResolutionName, LastDay, Asset.Quantities, LastDays);
        if (FiguresOf != Period.Start)
            await LoadFigures(Period.Start);
        Notes = await ReadOnce(nameof(Notes), $"{(AssetId, filter.First, filter.Last)}", () => notes.OfAsset(
            AssetId, LocalTimes.StartOf(filter.First, Asset.TimeZone), LocalTimes.StartOf(filter.Last.AddDays(1), Asset.TimeZone), Asking));
    }

    private async Task LoadFigures(DateOnly month)
    {
        // Figures of another month than that of the title would be wrong ones.
        (Figures, Before, FiguresOf) = (null, null, null);
        explained.Clear();
        Figures = await Latest(queries.ListFigures(AssetId, PeriodKind.Month, month, month.AddMonths(1), Asking));
        Before = await Latest(queries.ListFigures(
            AssetId, PeriodKind.Month, month.AddYears(-1), month.AddYears(-1).AddMonths(1), Asking));
        FiguresOf = month;
    }

    private FilterPreset Preset(string text, DateOnly first, DateOnly last, Resolution resolution)
    {
        var filter = this.filter with { First = first, Last = last, Resolution = resolution };
        return new FilterPreset(T[text], At(filter), filter == this.filter);
    }

    /// <summary>The page with another chart and the same table.</summary>
    private string At(AssetFilter shown, Quantity? why = null) =>
        shown.Href(AssetId, why) + string.Concat(OfTable.Select(part => $"&{part.Name}={Uri.EscapeDataString(part.Value)}"));
}
