using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Catalogue;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Finds what figures are made of.</summary>
internal sealed class FigureSources(FigureClaims claims, SeriesDirectory directory, RecordKpis records)
{
    /// <summary>That of a figure of the context's tenant; null when it has no such one.</summary>
    public async Task<FigureSource?> Find(UrbGradeContext database, FigureName figure, CancellationToken cancellation)
    {
        if (await claims.Find(database, figure, cancellation) is not { } claimed)
        {
            return null;
        }

        var way = FigureWays.Of(claimed.Scope, claimed.Period, claimed.Code, claimed.Medium);
        var known = await directory.Reload(database.Scope.TenantId, cancellation);
        var (_, from, to) = PeriodFigures.Span(claimed.Period, claimed.Start);
        var said = way == FigureWay.Records ? await Said(database, claimed, from, to, cancellation) : [];
        var assets = await database.Set<AssetRow>().AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellation);
        var group = await Members(database, claimed, way, assets, cancellation);
        var members = way == FigureWay.Records ? [.. said.Select(record => record.AssetNumber)] : group;
        return new FigureSource(claimed, way, from, to, known, assets, members, said) { Group = group };
    }

    /// <summary>Start of the first reading of each series that has one.</summary>
    public static async Task<Dictionary<int, DateTimeOffset>> Firsts(UrbGradeContext database, List<int> series, CancellationToken cancellation) =>
        await database.Set<ReadingRow>().Where(r => series.Contains(r.SeriesId)).GroupBy(r => r.SeriesId)
            .Select(of => new { of.Key, First = of.Min(r => r.StartAt) }).ToDictionaryAsync(of => of.Key, of => of.First, cancellation);

    /// <summary>Counters that tell what was used in a period before their meters delivered hours, but for those that are there already.</summary>
    public static async Task<List<KnownSeries>> CountersOf(UrbGradeContext database, List<KnownSeries> series, DateOnly from, CancellationToken cancellation)
    {
        var there = series.Select(one => one.Id).ToHashSet();
        var hours = series.FindAll(one => one.Counter is { } counter && !there.Contains(counter.Id));
        var firsts = hours.Count == 0 ? [] : await Firsts(database, hours.ConvertAll(one => one.Id), cancellation);
        return [.. hours.Where(one => !firsts.TryGetValue(one.Id, out var first) || first > one.Meter.Calendar.InstantOf(from)).Select(one => one.Counter!)];
    }

    /// <summary>The assets that the figure is of.</summary>
    private static async Task<HashSet<int>> Members(
        UrbGradeContext database, ClaimedFigure claimed, FigureWay way, List<AssetRow> assets, CancellationToken cancellation)
    {
        if (way == FigureWay.Rank)
        {
            var kind = assets.Find(asset => asset.Id == claimed.Number)?.Kind;
            return [.. assets.Where(asset => asset.Kind == kind).Select(asset => asset.Id)];
        }

        return claimed.Scope switch
        {
            KpiScope.Asset => [claimed.Number],
            KpiScope.Meter => [.. await database.Set<MeterRow>().Where(m => m.Id == claimed.Number).Select(m => m.AssetId).ToListAsync(cancellation)],
            KpiScope.Tenant => [.. assets.Select(asset => asset.Id)],
            _ => [.. await database.Set<PlaceAssetRow>().Where(member => member.PlaceId == claimed.Number).Select(member => member.AssetId).ToListAsync(cancellation)],
        };
    }

    /// <summary>What was said in the period; of all assets where the mean of all is a part of the figure.</summary>
    private async Task<List<EvidenceRecord>> Said(UrbGradeContext database, ClaimedFigure claimed, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var definition = FigureWays.Definition(claimed.Code)!.Id;
        var kind = RecordFigures.KindOf(definition);
        return [.. (await records.Load(database, from, to, cancellation))
            .Where(record => record.Kind == kind && record.Day >= from && record.Day < to)
            .Select(record => new EvidenceRecord(record.Kind, record.Key, record.Subject, record.AssetId, record.At, record.Fields, record.RequestId))];
    }
}
