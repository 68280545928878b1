using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Municipal;

/// <summary>Places of a kind, compared in one month.</summary>
/// <param name="Medium">Carrier of the energy that is compared, as a kWh of heat is not one of electricity; null where
/// CO2 is, in which carriers add up.</param>
/// <param name="Media">Carriers that there are.</param>
/// <param name="Kind">Null for all kinds together.</param>
/// <param name="Kinds">That there are, by name.</param>
/// <param name="Usual">Null where too few may be compared.</param>
/// <param name="Ranked">The highest first.</param>
/// <param name="Left">Those that cannot be ranked, by name.</param>
public sealed record CompareView(
    DateOnly Month, ComparedBy By, Medium? Medium, IReadOnlyList<Medium> Media, string? Kind, IReadOnlyList<string> Kinds, Benchmark? Usual, IReadOnlyList<ComparedAsset> Ranked, IReadOnlyList<ComparedAsset> Left)
{
    /// <summary>Whether the month is not over.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Month of the newest reading of any place; null before any data.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>End of that reading.</summary>
    public DateTimeOffset? LastReadingAt { get; init; }

    /// <summary>IANA name of the zone of its place.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Those above what is usual.</summary>
    public IReadOnlyList<ComparedAsset> OutOfLine => [.. Ranked.Where(one => one.Standing == Standing.High)];

    /// <summary>What all above the middle would not have used there, kWh.</summary>
    public double ExcessKwh => Ranked.Sum(one => one.ExcessKwh ?? 0);

    /// <summary>The same in money; null where no price is known.</summary>
    public double? ExcessCost => Ranked.Any(one => one.ExcessCost is not null) ? Ranked.Sum(one => one.ExcessCost ?? 0) : null;

    /// <summary>ISO 4217; null where no price is known.</summary>
    public string? Currency => Ranked.Select(one => AssetsView.Find(one.Asset, Quantity.Cost)?.Currency).FirstOrDefault(currency => currency is not null);

    /// <summary>Of bars: the largest value.</summary>
    public double Largest => Math.Max(1e-9, Ranked.Select(one => one.Value ?? 0).DefaultIfEmpty().Max());

    /// <summary>Reads the energy of the month's assets and compares them.</summary>
    public static async Task<CompareView> Load(IPeriodFigures figures, AssetsView month, Medium? medium, string? kind, ComparedBy by, CancellationToken cancellation) =>
        Of(month, await figures.All(null, KpiScope.Asset, PeriodLength.Month, month.Month, "energy", cancellation), medium, kind, by);

    /// <param name="energy">Of the month's assets, by carrier.</param>
    /// <param name="medium">One that there is none of is that of the most places.</param>
    /// <param name="kind">What <see cref="CompareAddress.IsAll"/> says is all kinds together; without a kind, or with one that there is
    /// none of, it is that of the most places that can be ranked.</param>
    public static CompareView Of(AssetsView month, IReadOnlyList<PeriodFigure> energy, Medium? medium, string? kind, ComparedBy by)
    {
        var carriers = energy.Where(figure => MediumOf(figure) is not null).ToLookup(figure => figure.ScopeId);
        IReadOnlyList<Medium> Of(AssetSummary asset) => carriers[asset.AssetId].Any() ? [.. carriers[asset.AssetId].Select(figure => MediumOf(figure)!.Value)] : [asset.Medium];
        var byMedium = month.Assets.SelectMany(Of).GroupBy(one => one).ToDictionary(group => group.Key, group => group.Count());
        IReadOnlyList<Medium> media = [.. byMedium.Keys.Order()];
        Medium? carrier = by == ComparedBy.Co2 || media.Count == 0 ? null : medium is { } asked && byMedium.ContainsKey(asked) ? asked : media.MaxBy(one => byMedium[one]);
        var among = carrier is { } only ? [.. month.Assets.Where(asset => Of(asset).Contains(only))] : month.Assets;
        IReadOnlyList<string> kinds = [.. among.Select(asset => asset.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
        var values = among
            .Select(asset => Value(asset, Of(asset).Count < 2 ? null : carriers[asset.AssetId].FirstOrDefault(figure => MediumOf(figure) == carrier), by)).ToList();
        var chosen = kinds.FirstOrDefault(one => one == kind) ?? (CompareAddress.IsAll(kind) ? null : LargestKind(values));
        var compared = values.Where(one => chosen is null || one.Asset.Kind == chosen).ToList();
        var usual = Benchmark.Of(compared.Where(one => one.IsRanked).Select(one => one.Value!.Value));
        return new CompareView(
            month.Month, by, carrier, media, chosen, kinds, usual,
            [.. compared.Where(one => one.IsRanked).Select(one => Judged(one, usual)).OrderByDescending(one => one.Value).ThenBy(one => one.Asset.Name, NaturalOrder.Names)],
            [.. compared.Where(one => !one.IsRanked).OrderBy(one => one.Asset.Name, NaturalOrder.Names)])
        {
            IsRunning = month.IsRunning, Latest = month.Latest, LastReadingAt = month.LastReadingAt, TimeZone = month.TimeZone,
        };
    }

    /// <summary>The kind of the most places that can be ranked; null where no two are of one kind, as a place alone is compared with nothing.</summary>
    private static string? LargestKind(IEnumerable<ComparedAsset> values) => values.Where(one => one.IsRanked).GroupBy(one => one.Asset.Kind, StringComparer.Ordinal)
        .Where(group => group.Count() > 1).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static Medium? MediumOf(PeriodFigure figure) => Enum.TryParse<Medium>(figure.Medium, ignoreCase: true, out var medium) ? medium : null;

    /// <param name="part">Energy of the carrier, where the asset has several; its cost is not told here.</param>
    private static ComparedAsset Value(AssetSummary asset, PeriodFigure? part, ComparedBy by)
    {
        var energy = AssetsView.Find(asset, Quantity.EnergyKwh);
        if (part is not null && energy is not null)
        {
            energy = energy with
            {
                Value = part.Value, ValidReadings = part.Valid, ExpectedReadings = part.Expected, EstimatedReadings = part.Estimated, Status = part.Status,
            };
        }

        var figure = by == ComparedBy.Co2 ? AssetsView.Find(asset, Quantity.Co2Kg) : energy;
        var area = by == ComparedBy.Energy ? 1 : asset.FloorAreaSquareMetres;
        double? value = figure?.Value is { } amount && area > 0 ? amount / area : null;
        return new ComparedAsset(asset, value, energy, figure switch
        {
            not { Value: not null } => Standing.Silent,
            { Status: not KpiStatus.Ok } => Standing.Insufficient,
            _ => value is null ? Standing.NoArea : Standing.Unknown,
        }) { IsPart = part is not null };
    }

    private static ComparedAsset Judged(ComparedAsset one, Benchmark? usual)
    {
        if (usual is null || one.Value is not { } value)
        {
            return one;
        }

        var share = value > usual.Median ? (value - usual.Median) / value : (double?)null;
        return one with
        {
            Standing = usual.Of(value), Above = usual.Median > 0 ? (value / usual.Median) - 1 : null, ExcessKwh = share * one.Energy?.Value,
            ExcessCost = !one.IsPart && AssetsView.Find(one.Asset, Quantity.Cost) is { Status: KpiStatus.Ok } cost ? share * cost.Value : null,
        };
    }
}
