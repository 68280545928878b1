using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Catalogue;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Computes a figure from what its evidence holds, by the same rules and formulas as the platform did.</summary>
internal sealed class RecomputedFigure
{
    private const int FirstOfTenants = 1001;

    private readonly EvidenceManifest manifest;
    private readonly ClaimedFigure claimed;
    private readonly PeriodBasis basis;
    private readonly HoursOfSeries hours;
    private readonly DateOnly start;
    private readonly DateOnly end;
    private readonly int definition;

    /// <exception cref="InvalidDataException">The KPI is none that this program knows.</exception>
    private RecomputedFigure(EvidenceManifest manifest, ReadingShelf readings)
    {
        (this.manifest, claimed, basis) = (manifest, manifest.Figure, EvidenceBasis.Of(manifest));
        (_, start, end) = PeriodFigures.Span(claimed.Period, claimed.Start);
        var reader = new CheckedSeriesReader(new ReadingsOfEvidence(readings), tenantId: 0, DateOnly.MinValue, basis.Series);
        hours = (series, first, last) => reader.Read(series, first, last)?.Metered is { } metered ? claimed.Hour is null ? metered : OfKnownHours(metered) : null;
        definition = FigureWays.Definition(claimed.Code)?.Id ?? manifest.Formulas.FirstOrDefault(formula => formula.Code == claimed.Code)?.Number
            ?? throw new InvalidDataException($"The KPI '{claimed.Code}' is neither one of this program nor a formula of the evidence.");
    }

    /// <summary>The figure and when it happened, in milliseconds, or 0; null when the evidence makes no such figure.</summary>
    public static (KpiResult Result, long At)? Of(EvidenceManifest manifest, ReadingShelf readings) => new RecomputedFigure(manifest, readings).Compute();

    private (KpiResult Result, long At)? Compute() => FigureWays.Of(claimed.Scope, claimed.Period, claimed.Code, claimed.Medium) switch
    {
        _ when claimed.Hour is { } hour => OfHour(hour),
        FigureWay.Days => OfDays() is { } result ? (result, 0) : null,
        FigureWay.Asset => Found(OfAsset(manifest.Assets[0].Number), claimed.Scope == KpiScope.Meter ? claimed.Number : 0),
        FigureWay.Load => Found(AskedFigures.OfGroup(basis, hours, Members, start, end, CancellationToken.None), 0),
        FigureWay.Sum => OfSum(),
        FigureWay.Rank => Found(PlaceSums.Ranks([.. Rows()], basis.Traits, end).Where(entry => entry.ScopeId == claimed.Number)),
        _ => OfRecords(),
    };

    /// <summary>Without the hours that have but a share of a longer time, which figures of hours leave out.</summary>
    private static MeteredHours OfKnownHours(MeteredHours metered) =>
        metered with { Hours = Array.ConvertAll(metered.Hours, hour => hour.State == HourState.Spread ? default : hour) };

    private (KpiResult Result, long At)? OfSum()
    {
        var sum = Found(Sums());

        // Earlier releases made a carrier's energy of a day of the hours of all assets together, and expected those of one.
        return claimed is { Period: PeriodLength.Day, Code: "energy", Medium: not null, Expected: <= 25 } && sum?.Result.Expected != claimed.Expected
            ? Found(AskedFigures.OfGroup(basis, hours, Members, start, end, CancellationToken.None), 0)
            : sum;
    }

    private IEnumerable<int> Members => manifest.Assets.Select(asset => asset.Number);

    private KpiResult? OfDays()
    {
        var asset = manifest.Assets[0].Number;
        var calendar = basis.MetersOf(asset)[0].Calendar;
        int[] lengths = [.. Enumerable.Range(0, end.DayNumber - start.DayNumber).Select(day => calendar.HoursOf(start.AddDays(day)))];
        var metered = basis.Series.OfAsset(asset).Select(series => hours(series, start, end)).OfType<MeteredHours>().ToList();
        KpiResult[] days = [.. DailyKpis.Of(new AssetHours(metered), lengths, basis.Factors.Of(start.Year)).Where(day => day.DefinitionId == definition).Select(day => day.Result)];
        return days.Length == 0 ? null
            : claimed.Period == PeriodLength.Day ? days[0]
            : DailyKpis.IsMean(definition) ? MonthlyKpi.Mean(days, lengths.Sum()) : MonthlyKpi.Sum(days, days.Sum(day => day.Expected));
    }

    private IEnumerable<PeriodResult> OfAsset(int asset) => PeriodComputation.Of(basis, hours, asset, start, end, ofEachMeter: claimed.Scope == KpiScope.Meter);

    private (KpiResult Result, long At)? OfHour(int hour)
    {
        if (claimed.Scope is KpiScope.Asset or KpiScope.Meter)
        {
            return Found(
                PeriodComputation.OfHours(basis, hours, manifest.Assets[0].Number, start, start.AddDays(1), ofEachMeter: claimed.Scope == KpiScope.Meter)
                    .Where(one => one.Hour == hour).Select(one => one.Result),
                claimed.Scope == KpiScope.Meter ? claimed.Number : 0);
        }

        var found = AskedHours.OfGroup(basis, hours, Expected(), tenantId: 0, (claimed.Scope, claimed.Number), Members, start, start.AddDays(1), CancellationToken.None)
            .Where(one => one.Hour == hour && one.Row.DefinitionId == definition && MediumOf(one.Row.Medium) == claimed.Medium).Select(one => one.Row).ToList();
        return found is [var row] ? (new KpiResult(row.Value, row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals), row.OccurredAt) : null;
    }

    private ExpectedAssets Expected() => new(manifest.Series.Where(series => series.First is not null)
        .Select(series => (Series: basis.Series.Find(series.Number)!, First: series.First!.Value.ToUnixTimeMilliseconds())).ToLookup(one => one.Series.Meter.AssetId));

    private IEnumerable<PeriodKpiEntry> Sums()
    {
        // A formula is one of the sums of what it names; the carriers of each asset are told by its energy.
        var rows = Rows()
            .Where(row => row.DefinitionId == definition || row.DefinitionId == KpiDefinitions.Energy.Id || definition >= FirstOfTenants).ToList();
        return PlaceSums.Sum(
            0, (claimed.Scope, claimed.Number), rows, [.. Members], Expected(), basis.Traits, end, formulas: basis.Formulas.Groups);
    }

    /// <summary>Figures of all assets, as rows of the period.</summary>
    private IEnumerable<PeriodKpiRow> Rows() =>
        from asset in Members
        from result in OfAsset(asset)
        where result.MeterId == 0 && result.Result.Value is not null
        select Row(asset, result);

    private PeriodKpiRow Row(int asset, PeriodResult result) => AskedFigures.Row(tenantId: 0, default, start, KpiScope.Asset, asset, result);

    private (KpiResult Result, long At)? OfRecords()
    {
        var zones = manifest.Assets.ToDictionary(asset => asset.Number, asset => asset.Zone);
        var said = manifest.Records.Select(record => new SaidRecord(
            record.Kind, record.Key, record.Subject, record.AssetNumber, zones[record.AssetNumber], record.At, LocalCalendar.Of(zones[record.AssetNumber]).DayOf(record.At),
            record.Fields, record.Request));
        var found = RecordFigures.Of([.. said.Where(record => record.Day >= start && record.Day < end)])
            .Where(one => one.Definition.Id == definition).ToList();
        if (manifest.Members is { } group)
        {
            var rows = found.Where(one => group.Contains(one.AssetId) && one.Result.Value is not null)
                .Select(one => Row(one.AssetId, new PeriodResult(definition, KpiMedium.All, one.Result))).ToList();
            return Found(PlaceSums.Sum(0, (claimed.Scope, claimed.Number), rows, [.. group], Expected(), basis.Traits, end));
        }

        var own = found.FindIndex(one => one.AssetId == claimed.Number);
        return own < 0 ? null : (found[own].Result, 0);
    }

    private (KpiResult Result, long At)? Found(IEnumerable<PeriodResult> results, int meter)
    {
        var found = results.Where(result => result.DefinitionId == definition && result.MeterId == meter && MediumOf(result.Medium) == claimed.Medium).ToList();
        return found.Count == 0 ? null : (found[0].Result, found[0].At);
    }

    private (KpiResult Result, long At)? Found(IEnumerable<PeriodKpiEntry> entries)
    {
        var found = entries.Where(entry => entry.DefinitionId == definition && MediumOf(entry.Medium) == claimed.Medium).ToList();
        return found.Count == 0 ? null : (new KpiResult(found[0].Value, found[0].Expected, found[0].Valid, found[0].Estimated), found[0].OccurredAt);
    }

    /// <summary>As pages name a carrier.</summary>
    private static string? MediumOf(KpiMedium medium) => medium == KpiMedium.All ? null : medium.ToString().ToLowerInvariant();
}
