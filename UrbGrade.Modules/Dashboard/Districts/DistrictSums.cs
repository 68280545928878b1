using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Adds KPIs up over all assets of a district. What is missing is not made up for; it shows in the coverage. A sum that would
/// tell about single assets is not known here, and what is withheld therefore is not missing.</summary>
internal sealed class DistrictSums
{
    private readonly LocalCalendar calendar;
    private readonly Dictionary<(int DefinitionId, int AssetId), DateOnly> begins;
    private readonly Dictionary<(int DefinitionId, int AssetId), DateOnly> ends;
    private readonly ILookup<(KpiResolution, DateOnly), KpiRow> kpis;
    private readonly SumGuard guard;
    private readonly MonthlyDisclosure told;
    private readonly string currency;

    private DistrictSums(
        LocalCalendar calendar, Dictionary<(int DefinitionId, int AssetId), DateOnly> begins, Dictionary<(int DefinitionId, int AssetId), DateOnly> ends, SumGuard guard, MonthlyDisclosure told, string currency,
        IEnumerable<KpiRow> kpis)
    {
        this.calendar = calendar;
        this.begins = begins;
        this.ends = ends;
        (this.guard, this.told) = (guard, told);
        this.currency = currency;
        this.kpis = kpis.ToLookup(k => (k.Resolution, k.PeriodStart));
    }

    /// <summary>Assets with energy that stands in no sum, as too few have it in the same month.</summary>
    public IReadOnlySet<int> Untold { get; private init; } = new HashSet<int>();

    /// <summary>Loads the months of a window and of the year before it, and the days of those months that the window cuts.</summary>
    /// <param name="begins">The local day on which an asset's figure of a definition begins; none for an asset without its inputs.</param>
    /// <param name="ends">The local day on which it ends, as the last of its meters was taken away; none for one that goes on.</param>
    /// <param name="currency">ISO 4217 code of the tenant's money.</param>
    /// <param name="guard">Whose figures may stand in the sums.</param>
    public static async Task<DistrictSums> Load(
        UrbGradeContext context,
        LocalCalendar calendar,
        Dictionary<(int DefinitionId, int AssetId), DateOnly> begins,
        Dictionary<(int DefinitionId, int AssetId), DateOnly> ends,
        SumGuard guard,
        string currency,
        DateOnly firstDay,
        DateOnly lastDay,
        CancellationToken cancellation)
    {
        var from = LocalCalendar.MonthOf(firstDay.AddYears(-1));
        var kpis = context.Set<KpiRow>().AsNoTracking().Where(k => k.DefinitionId <= KpiDefinitions.Co2.Id);
        var rows = await kpis.Where(k => k.Resolution == KpiResolution.Month && k.PeriodStart >= from).ToListAsync(cancellation);
        DateOnly[] cut = [LocalCalendar.MonthOf(firstDay), LocalCalendar.MonthOf(lastDay)];
        foreach (var month in cut.Concat(cut.Select(m => m.AddYears(-1))).Distinct())
        {
            var next = month.AddMonths(1);
            rows.AddRange(await kpis
                .Where(k => k.Resolution == KpiResolution.Day && k.PeriodStart >= month && k.PeriodStart < next).ToListAsync(cancellation));
        }

        var told = MonthlyDisclosure.Of(guard, rows, await MonthlyDisclosure.Carriers(context, from, cancellation));
        return new DistrictSums(calendar, begins, ends, guard, told, currency, rows.Where(told.Stands))
        {
            Untold = rows.Where(row => row.DefinitionId == KpiDefinitions.Energy.Id && row.Value is not null && !told.Stands(row)).Select(row => row.AssetId).ToHashSet(),
        };
    }

    /// <summary>The sum of the local days from <paramref name="first"/> to <paramref name="last"/>; null when nothing is known of them.</summary>
    public KpiFigure? Of(KpiDefinitionRow definition, DateOnly first, DateOnly last)
    {
        var due = Due(definition, first, last).ToList();
        return Of(definition, first, last, Hours(due, first, last) - Withheld(definition, due, first, last), counted: null);
    }

    /// <summary>The sum of the same local days one year before; null when nothing is known of them. To be comparable, every asset that counts in those days
    /// has to be there from the first day on: one that began later leaves the sum insufficient, and so does what is withheld of either year.</summary>
    public KpiFigure? YearBefore(KpiDefinitionRow definition, DateOnly first, DateOnly last)
    {
        var isWholeMonths = first.Day == 1 && last.AddDays(1).Day == 1;
        var before = Earlier(definition, first.AddYears(-1), isWholeMonths ? last.AddDays(1).AddYears(-1).AddDays(-1) : last.AddYears(-1), (first, last));
        var due = Due(definition, first, last).ToList();
        return before is null || Withheld(definition, due, first, last) <= (1 - definition.MinimumCoverage) * Hours(due, first, last)
            ? before
            : before with { Status = KpiStatus.Insufficient };
    }

    /// <summary>The sum of earlier local days, to be compared with the days of now: all assets that count then are expected, also in what is withheld. What was
    /// measured of one that is gone by now belongs to the sum, and does not make up for another one that is missing.</summary>
    public KpiFigure? Earlier(KpiDefinitionRow definition, DateOnly from, DateOnly to, (DateOnly First, DateOnly Last) now)
    {
        List<(int Id, DateOnly From, DateOnly? To)> due = [.. Due(definition, now.First, now.Last).Select(asset => (asset.Id, from, (DateOnly?)null))];
        return Of(definition, from, to, Hours(due, from, to), [.. due.Select(asset => asset.Id)]);
    }

    /// <summary>Assets that should have the figure on some of the days, with the days on which it begins and ends.</summary>
    private IEnumerable<(int Id, DateOnly From, DateOnly? To)> Due(KpiDefinitionRow definition, DateOnly first, DateOnly last) =>
        from begin in begins
        where begin.Key.DefinitionId == definition.Id && begin.Value <= last
        let end = ends.TryGetValue(begin.Key, out var day) ? day : (DateOnly?)null
        where end is null || (end > first && end > begin.Value)
        select (begin.Key.AssetId, begin.Value, end);

    /// <summary>Hours that assets should have on some of the days.</summary>
    private int Hours(List<(int Id, DateOnly From, DateOnly? To)> due, DateOnly first, DateOnly last) => due.Sum(asset =>
    {
        var (begin, end) = (asset.From > first ? asset.From : first, asset.To is { } gone && gone <= last ? gone : last.AddDays(1));
        return begin < end ? calendar.HoursBetween(begin, end) : 0;
    });

    /// <summary>Those of them that stand in no sum, as too few assets have them.</summary>
    private int Withheld(KpiDefinitionRow definition, List<(int Id, DateOnly From, DateOnly? To)> due, DateOnly first, DateOnly last)
    {
        var withheld = Periods(first, last).Where(period => told.Withholds(definition.Id, period.Resolution, period.Start)).ToList();
        var guarded = withheld.Count == 0 ? [] : due.FindAll(asset => guard.Holds(asset.Id));
        return withheld.Sum(period => Hours(guarded, period.Start, period.End.AddDays(-1)));
    }

    /// <param name="counted">Assets whose hours make the coverage; null for all.</param>
    private KpiFigure? Of(KpiDefinitionRow definition, DateOnly first, DateOnly last, int expected, HashSet<int>? counted)
    {
        double sum = 0;
        int valid = 0, estimated = 0;
        var assets = new HashSet<int>();
        foreach (var kpi in Parts(definition.Id, first, last))
        {
            sum += kpi.Value!.Value;
            assets.Add(kpi.AssetId);
            if (counted is null || counted.Contains(kpi.AssetId))
            {
                valid += kpi.ValidIntervals;
                estimated += kpi.EstimatedIntervals;
            }
        }

        return assets.Count == 0 || valid == 0 || guard.OfTotal.Withholds(assets.Count)
            ? null
            : KpiFigures.Sum(definition, calendar.InstantOf(first), calendar.InstantOf(last.AddDays(1)), sum, valid, expected, estimated, currency);
    }

    /// <summary>Energy of each asset in the same days, kWh.</summary>
    public Dictionary<int, double> EnergyOfAssets(DateOnly first, DateOnly last) =>
        Parts(KpiDefinitions.Energy.Id, first, last).GroupBy(k => k.AssetId).ToDictionary(g => g.Key, g => g.Sum(k => k.Value!.Value));

    private IEnumerable<KpiRow> Parts(int definitionId, DateOnly first, DateOnly last) =>
        Periods(first, last).SelectMany(period => kpis[(period.Resolution, period.Start)]).Where(kpi => kpi.DefinitionId == definitionId && kpi.Value is not null);

    /// <summary>Whole months as months, the rest as days.</summary>
    private static IEnumerable<(KpiResolution Resolution, DateOnly Start, DateOnly End)> Periods(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last;)
        {
            var isMonth = day.Day == 1 && day.AddMonths(1).AddDays(-1) <= last;
            var next = isMonth ? day.AddMonths(1) : day.AddDays(1);
            yield return (isMonth ? KpiResolution.Month : KpiResolution.Day, day, next);
            day = next;
        }
    }
}
