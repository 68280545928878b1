using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Municipal;

/// <summary>Places of a kind, compared in one month.</summary>
/// <param name="Kind">Null for all kinds together.</param>
/// <param name="Kinds">That there are, by name.</param>
/// <param name="Usual">Null where too few may be compared.</param>
/// <param name="Ranked">The highest first.</param>
/// <param name="Left">Those that cannot be ranked, by name.</param>
public sealed record CompareView(
    DateOnly Month, ComparedBy By, string? Kind, IReadOnlyList<string> Kinds, Benchmark? Usual, IReadOnlyList<ComparedAsset> Ranked, IReadOnlyList<ComparedAsset> Left)
{
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

    /// <param name="kind">A kind that there is none of is all kinds together.</param>
    public static CompareView Of(AssetsView month, string? kind, ComparedBy by)
    {
        IReadOnlyList<string> kinds = [.. month.Assets.Select(asset => asset.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
        var chosen = kinds.FirstOrDefault(one => one == kind);
        var compared = month.Assets.Where(asset => chosen is null || asset.Kind == chosen).Select(asset => Value(asset, by)).ToList();
        var usual = Benchmark.Of(compared.Where(one => one.IsRanked).Select(one => one.Value!.Value));
        return new CompareView(
            month.Month, by, chosen, kinds, usual,
            [.. compared.Where(one => one.IsRanked).Select(one => Judged(one, usual)).OrderByDescending(one => one.Value).ThenBy(one => one.Asset.Name, NaturalOrder.Names)],
            [.. compared.Where(one => !one.IsRanked).OrderBy(one => one.Asset.Name, NaturalOrder.Names)]);
    }

    private static ComparedAsset Value(AssetSummary asset, ComparedBy by)
    {
        var energy = AssetsView.Find(asset, Quantity.EnergyKwh);
        var figure = by == ComparedBy.Co2 ? AssetsView.Find(asset, Quantity.Co2Kg) : energy;
        var area = by == ComparedBy.Energy ? 1 : asset.FloorAreaSquareMetres;
        double? value = figure?.Value is { } amount && area > 0 ? amount / area : null;
        return new ComparedAsset(asset, value, energy, figure switch
        {
            not { Value: not null } => Standing.Silent,
            { Status: not KpiStatus.Ok } => Standing.Insufficient,
            _ => value is null ? Standing.NoArea : Standing.Unknown,
        });
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
            ExcessCost = AssetsView.Find(one.Asset, Quantity.Cost) is { Status: KpiStatus.Ok } cost ? share * cost.Value : null,
        };
    }
}
