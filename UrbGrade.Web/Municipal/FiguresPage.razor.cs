using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The catalogue's figures of the whole tenant, and from there of its districts, streets and meters.</summary>
public sealed partial class FiguresPage(
    IPeriodFigures figures, IAssetQueries assets, TimeProvider clock, NavigationManager navigation, IStringLocalizer<MunicipalText> texts)
{
    private static readonly KpiScope[] Listed = [KpiScope.District, KpiScope.Street, KpiScope.Meter];

    [Parameter]
    public string? ScopeName { get; set; }

    [Parameter]
    public int ScopeId { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    private string? PeriodName { get; set; }

    [SupplyParameterFromQuery(Name = "day")]
    private string? DayText { get; set; }

    [SupplyParameterFromQuery(Name = "hour")]
    private string? HourText { get; set; }

    [SupplyParameterFromQuery(Name = "stands")]
    private string? Stands { get; set; }

    private NewestReading? Newest { get; set; }

    private string Zone => Newest?.Zone ?? "UTC";

    /// <summary>Districts, streets and meters with their energy of the period.</summary>
    private IReadOnlyList<PeriodFigure>? Parts { get; set; }

    /// <summary>Of each meter, by its id.</summary>
    private IReadOnlyDictionary<int, MeterPlace>? Places { get; set; }

    /// <summary>Name of what the figures are about; null for the tenant.</summary>
    private string? About { get; set; }

    /// <summary>A meter's number alone says nothing.</summary>
    private string Title => About is null ? T["Figures.Title"] : Scope == KpiScope.Meter ? T["Asset.Meter", About] : About;

    private IStringLocalizer<MunicipalText> T => texts;

    private KpiScope Scope => Enum.TryParse<KpiScope>(ScopeName, ignoreCase: true, out var scope) && Listed.Contains(scope) ? scope : KpiScope.Tenant;

    private PeriodLength Length => AssetFilter.Length(PeriodName);

    private DateOnly? Day => Days.Read(DayText)
        ?? (Newest?.Day is { } last ? KpiTableView.Customary(Length, last, LocalTimes.LocalDay(clock.GetUtcNow(), Zone)) : null);

    private int? Hour => Length == PeriodLength.Hour ? WholeNumbers.Read(HourText) ?? 0 : null;

    private string HourQuery => Hour is { } hour ? FormattableString.Invariant($"&hour={hour}") : "";

    private string Path => ScopeName is null ? "/app/figures" : FormattableString.Invariant($"/app/figures/{Scope.ToString().ToLowerInvariant()}/{ScopeId}");

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother((ScopeName, ScopeId, PeriodName, DayText, HourText)))
            return;
        if (ScopeName is null)
        {
            About = null;
        }
        else
        {
            About = Scope == KpiScope.Tenant ? null : await ReadOnce(nameof(About), $"{Scope} {ScopeId}", () => figures.NameOf(Scope, ScopeId, Asking));
            if (About is null)
            {
                navigation.NotFound();
                return;
            }
        }

        Newest ??= await ReadOnce(nameof(Newest), null, () => NewestReading.Of(assets, null, Asking));
        if (Day is not { } day)
        {
            Parts ??= [];
            return;
        }

        if (ScopeName is not null)
        {
            return;
        }

        Places ??= await ReadOnce(nameof(Places), null, () => assets.MeterPlaces(Asking));
        Parts = await ReadOnce(nameof(Parts), $"{Length} {LocalTimes.Iso(day)} {Hour}", () => PartsOf(day));
    }

    /// <summary>Of a meter its place and what it measures: its number alone says neither.</summary>
    private string Where(PeriodFigure part) => part.Scope == KpiScope.Meter && Places?.GetValueOrDefault(part.ScopeId) is { } meter
        ? string.Concat(meter.Carriers.Select(carrier => Carriers.Name(carrier, Shared)).Prepend(meter.Place).Select(word => $" · {word}")) : "";

    private async Task<IReadOnlyList<PeriodFigure>> PartsOf(DateOnly day)
    {
        var parts = new List<PeriodFigure>();
        foreach (var scope in Listed)
        {
            parts.AddRange((await figures.All(null, scope, Length, day, "energy", Asking)).Where(figure => figure.Hour == Hour).GroupBy(figure => figure.ScopeId)
                .Select(same => same.FirstOrDefault(figure => figure.Medium is null) ?? same.First()).OrderBy(figure => figure.About, NaturalOrder.Names));
        }

        return parts;
    }

    private string Of(PeriodFigure part) => FormattableString.Invariant(
        $"/app/figures/{part.Scope.ToString().ToLowerInvariant()}/{part.ScopeId}?period={Length}&day={LocalTimes.Iso(Day!.Value)}{HourQuery}");
}
