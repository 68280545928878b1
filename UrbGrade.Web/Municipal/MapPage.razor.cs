using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class MapPage(
    IAreaMaps maps, IInterventionQueries interventions, IAssetQueries assets, ReaderZone zone, TimeProvider clock, IOptions<PagesOptions> options,
    IStringLocalizer<MunicipalText> texts, IStringLocalizer<SharedText> shared)
{
    [SupplyParameterFromQuery(Name = "month")]
    private string? Month { get; set; }

    /// <summary>The month itself, or its year.</summary>
    [SupplyParameterFromQuery(Name = "period")]
    private string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "quantity")]
    private string? Quantity { get; set; }

    /// <summary>The carrier that the figure is of; none for all together.</summary>
    [SupplyParameterFromQuery(Name = "carrier")]
    private string? Carrier { get; set; }

    [SupplyParameterFromQuery(Name = "measure")]
    private string? Measure { get; set; }

    [SupplyParameterFromQuery(Name = "bounds")]
    private string? Bounds { get; set; }

    [SupplyParameterFromQuery(Name = "area")]
    private string? Area { get; set; }

    [SupplyParameterFromQuery(Name = "in")]
    private string[]? In { get; set; }

    /// <summary>The part of the map that is looked at, as the map itself writes it.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    private string? Look { get; set; }

    /// <summary>Words of the names of the areas that are listed.</summary>
    [SupplyParameterFromQuery(Name = "text")]
    private string? Find { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private MapView? View { get; set; }

    /// <summary>The areas of the list, on all its pages.</summary>
    private IReadOnlyList<AreaFigure> Listed { get; set; } = [];

    /// <summary>Those of the page that is open.</summary>
    private IEnumerable<AreaFigure> Rows => Part.Rows(Listed);

    /// <summary>Null where the map is of no readings.</summary>
    private NewestReading? Newest { get; set; }

    private IReadOnlyList<InterventionEntry> Works { get; set; } = [];

    /// <summary>A plan for the places in the drawn area; null where it has none.</summary>
    private string? PlanHref { get; set; }

    /// <summary>Codes of areas that were chosen in the list.</summary>
    private IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>Places in them.</summary>
    private int ChosenAssets { get; set; }

    /// <summary>A plan for those places; null where there is none.</summary>
    private string? ChosenPlanHref { get; set; }

    private bool HasWrongBounds { get; set; }

    /// <summary>Whether the figure is not of the carrier that was asked for.</summary>
    private bool HasWrongCarrier { get; set; }

    /// <summary>Whether the year was asked of a figure that does not add up.</summary>
    private bool HasWrongPeriod { get; set; }

    private IStringLocalizer<MunicipalText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private AreaMapRequest Request => View!.Map.Request;

    private string Origins => View?.Map.Origin ?? "";

    /// <summary>How the values of all areas are written: in one unit, so that they compare at a glance.</summary>
    private Measure Unit => Figure is { } figure ? new Measure(1, Units.Text(View!.Map.Currency ?? figure.Unit), Units.Decimals(Largest))
        : Measures.Choose(Request.Quantity, Largest, View!.Map.Currency);

    private double Largest => View!.Map.Areas.Select(area => Math.Abs(area.Value ?? 0)).DefaultIfEmpty().Max();

    /// <summary>The KPI that is shown in the place of energy, cost or CO2; null for none.</summary>
    private MapFigure? Figure => maps.Figures.FirstOrDefault(figure => figure.Code == Request.Figure);

    /// <summary>What that KPI tells; null for none.</summary>
    private string? About => Figure is { } figure ? KpiNames.About(figure.Kpi) : null;

    /// <summary>What can be chosen beside energy, cost and CO2, whatever its carrier is.</summary>
    private IEnumerable<MapFigure> Kpis =>
        maps.Figures.Where(figure => !MapAddress.Quantities.Any(quantity => MapAddress.KpiOf(quantity) == figure.Kpi)).DistinctBy(figure => figure.Kpi);

    private string FigureName => Figure is { } figure ? Named(figure) : Shared[$"Quantity.{Request.Quantity}"];

    /// <summary>What values are related to; a figure that does not add up is related to nothing more.</summary>
    private AreaMeasure Related => Figure is { AddsUp: false } ? AreaMeasure.Total : Request.Measure;

    /// <summary>What a value stands on that is none of readings; null for one of readings.</summary>
    private Func<AreaFigure, string>? Basis => Request.Figure switch
    {
        MapAddress.Saving => area => texts.Counted("Map.WorksMeasured", area.Reporting, area.Reporting),
        MapAddress.Vulnerability => area => FormattableString.Invariant($"{area.Source}, {area.Year}"),
        _ => null,
    };

    private string Lead => Request.Figure switch
    {
        MapAddress.Saving => $"{T["Map.LeadSaving"]} {T["Map.FewestSaving", View!.Map.Fewest]}",
        MapAddress.Vulnerability => T["Map.LeadVulnerability"],
        _ => $"{T["Map.Lead", FigureName, InPeriod]} {T["Map.Fewest", View!.Map.Fewest]}",
    };

    private string InPeriod => Request.Length == PeriodLength.Year ? Conventions.InYear(MapAddress.Period(Request)) : LocalTimes.InMonth(Request.Month);

    /// <summary>Why a drawn area has no figure.</summary>
    private string NothingDrawn => Request.Figure switch
    {
        MapAddress.Saving => T["Map.SumNoSaving", View!.Map.Fewest],
        MapAddress.Vulnerability => T["Map.SumNoVulnerability"],
        _ when View!.Drawn is { IsWithheld: true } => T["Map.SumWithheld", View!.Map.Fewest],
        _ => T[View!.Drawn is { Assets: > 0 } ? "Map.SumNoReadings" : "Map.SumNone"],
    };

    private PagePart Part => PagePart.Of(PageText, Listed.Count);

    protected override async Task OnParametersSetAsync()
    {
        var asked = string.Join('|', [Month, Period, Kind, Quantity, Carrier, Measure, Bounds, Area, .. In ?? []]);
        if (IsAnother(asked))
            await Read(asked);
        Listed = View?.Named(Find) ?? [];
    }

    private async Task Read(string asked)
    {
        MapAddress.TryName(Kind, MapAddress.Kinds, out var kind);
        HasWrongCarrier = !string.IsNullOrEmpty(Carrier) && !MapAddress.TryQuantity(Quantity, Carrier, maps.Figures, out _, out _);
        MapAddress.TryQuantity(Quantity, HasWrongCarrier ? null : Carrier, maps.Figures, out var quantity, out var figure);

        // A figure of load is of one carrier: of the first one where no other is asked for.
        figure ??= Kpis.FirstOrDefault(one => one.Kpi == Quantity)?.Code;
        MapAddress.TryName(Measure, Enum.GetValues<AreaMeasure>(), out var measure);
        HasWrongBounds = !MapAddress.TryReadBounds(Bounds, out var bounds);
        MapAddress.TryName(Period, MapAddress.Lengths, out var length);
        HasWrongPeriod = !MapAddress.Has(length, figure, maps.Figures);
        var month = Months.Read(Month) ?? await ReadOnce("latest", null, () => maps.LatestMonth(Asking)) ?? Months.Of(zone.LocalDay(clock.GetUtcNow()));
        var request = new AreaMapRequest(
            MapAddress.Kinds.Contains(kind) ? kind : MapAddress.Kinds[0], month,
            MapAddress.Quantities.Contains(quantity) ? quantity : MapAddress.Quantities[0], measure, bounds, figure,
            length == PeriodLength.Year && !HasWrongPeriod ? PeriodLength.Year : PeriodLength.Month);
        var corners = MapAddress.ReadCorners(Area);
        var drawn = corners is null ? null : await ReadOnce("drawn", asked, () => maps.Sum(request, corners, Asking));
        Chosen = [.. (In ?? []).Distinct()];
        var places = corners is null && Chosen.Count == 0 ? [] : await ReadOnce("places", asked, () => assets.List(new KpiPeriod(PeriodKind.Month, month), Asking));
        PlanHref = corners is null || drawn is null ? null
            : PlanOf(request, places.Where(asset => asset is { Longitude: { } east, Latitude: { } north } && DrawnArea.Holds(corners, east, north)));
        var chosen = Chosen.Count == 0 ? [] : await ReadOnce("chosen", asked, () => maps.AssetsIn(request.Kind, Chosen, Asking));
        (ChosenAssets, ChosenPlanHref) = (chosen.Count, PlanOf(request, places.Where(asset => chosen.Contains(asset.AssetId))));
        Newest = MapAddress.IsOfReadings(request) ? await ReadOnce(nameof(Newest), null, () => NewestReading.Of(assets, null, Asking)) : null;
        Works = await ReadOnce(nameof(Works), null, () => interventions.List(Asking));
        View = await ReadOnce("map", asked, () => maps.Read(request, Asking)) is { } map ? new MapView(map, drawn) : null;
    }

    /// <summary>A plan of the carrier that the map is of; of a map of all carriers, of the one that most of the places have.</summary>
    private static string? PlanOf(AreaMapRequest request, IEnumerable<AssetSummary> places)
    {
        var all = places.ToList();
        if (all.Count == 0)
            return null;
        var medium = MapAddress.Carrier(request) ?? all.CountBy(asset => asset.Medium).MaxBy(use => use.Value).Key.ToString().ToLowerInvariant();
        return $"/app/plan?medium={medium}&" + string.Join('&', all.Select(asset => FormattableString.Invariant($"asset={asset.AssetId}")));
    }

    /// <summary>The name of a KPI, and of its carrier where it is of one and the name does not say it.</summary>
    private string Named(MapFigure figure) =>
        figure.Code == figure.Kpi || KpiNames.SaysCarrier(figure.Kpi) ? NamedAlone(figure) : $"{NamedAlone(figure)}, {T["Carrier." + figure.Carrier]}";

    private string NamedAlone(MapFigure figure) => figure.Kpi switch
    {
        MapAddress.Saving => T["Map.Saving"],
        MapAddress.Vulnerability => T["Map.Vulnerability"],
        _ => KpiNames.Of(figure.Kpi, figure.Name),
    };

    private string Text(double value) => Related switch
    {
        AreaMeasure.PerAsset => T["Map.PerAsset", Number(value)],
        AreaMeasure.PerSquareMetre => T["Map.PerSquareMetre", Number(value)],
        _ => Number(value),
    };

    private string Number(double value) => $"{Measures.Number(value * Unit.Factor, Unit.Decimals)}\u00a0{Unit.Unit}".TrimEnd();

    private string UnitText => Related switch
    {
        AreaMeasure.PerAsset => T["Map.PerAsset", Unit.Unit],
        AreaMeasure.PerSquareMetre => T["Map.PerSquareMetre", Unit.Unit],
        _ => Unit.Unit,
    };

    private string ClassText(int number)
    {
        var bounds = View!.Map.Bounds;
        if (bounds.Count == 0)
            return T["Map.One"];
        if (number == 0)
            return T["Map.Under", Text(bounds[0])];
        return number == bounds.Count ? T["Map.From", Text(bounds[^1])] : T["Map.Between", Text(bounds[number - 1]), Text(bounds[number])];
    }

    /// <summary>With whom an area shares a figure, be it another's or its own; null for one that does not.</summary>
    private string? Merged(AreaFigure area)
    {
        var others = area.MergedWith is { } owner ? View!.Map.Areas.Where(other => other.Code == owner) : View!.Sharing[area.Code];
        var names = string.Join(", ", others.Select(other => other.Name).Order(NaturalOrder.Names));
        return names.Length > 0 ? T["Map.Merged", names].Value : area.MergedWith is null ? null : T["Map.MergedOther"].Value;
    }
}
