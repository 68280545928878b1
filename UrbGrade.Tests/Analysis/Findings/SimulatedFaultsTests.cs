using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Gateway.Simulation.Lighting;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Findings;

/// <summary>The lighting of the demonstration in five weeks in which its cabinets fail in every way that is simulated.</summary>
public sealed class SimulatedFaultsTests
{
    private const int Days = 65;

    /// <summary>The part of a cabinet's lamps whose failure is told of where nobody said how many there are.</summary>
    private const double LeastOut = 0.025;

    private static readonly LocalDate First = new(2026, 1, 2);
    private static readonly LocalDate Judged = First.PlusDays(Days - FindAttention.JudgedDays);
    private static readonly SimulatedLighting Site = Broken();

    /// <summary>What is broken since when.</summary>
    private sealed record Fault(FindingKind Kind, int Cabinet, DateOnly Day);

    [Fact]
    public async Task What_is_planted_is_found_by_its_cause_at_its_cabinet_on_its_day_and_nothing_else_is()
    {
        await using var tenant = await AnalysedTenant.Create();
        var (cabinets, madrid) = (new Dictionary<int, int>(), LocalCalendar.Of(Site.Zone.Id));
        foreach (var cabinet in Site.Cabinets)
        {
            cabinets[await Measure(tenant, cabinet)] = cabinet.Index;
        }

        await tenant.LookThrough(First.PlusDays(Days).ToDateOnly());

        var planted = InOrder(Site.Cabinets.SelectMany(Planted));
        var told = InOrder(tenant.Rows<FindingRow>()
            .Select(row => new Fault(row.Kind, cabinets.GetValueOrDefault(row.ScopeId, -1), madrid.DayOf(row.StartAt))));
        Assert.Equal([FindingKind.DayBurning, FindingKind.LampsOut, FindingKind.Outage], planted.Select(one => one.Kind).Distinct().Order());
        Assert.True(
            planted.Count == told.Count && planted.Zip(told).All(pair => IsSame(pair.First, pair.Second)), $"Planted:\n{Text(planted)}\nTold:\n{Text(told)}");
    }

    private static SimulatedLighting Broken()
    {
        var site = new SimulatedLighting(1, 6);
        site.Faults.BranchOutOn = new LocalDate(2026, 2, 25);
        return site;
    }

    /// <summary>What lasts into the days that are judged. The simulation moves no clock, and no night uses more or less by itself.</summary>
    private static IEnumerable<Fault> Planted(SimulatedCabinet cabinet)
    {
        var (faults, index) = (Site.Faults, cabinet.Index);
        return
        [
            .. Begins(day => faults.LampsOut(index, day, cabinet.Lamps) > cabinet.Lamps * LeastOut).Select(day => new Fault(FindingKind.LampsOut, index, day)),
            .. Begins(day => faults.BurnsByDay(index, day)).Select(day => new Fault(FindingKind.DayBurning, index, day)),
            .. Begins(day => faults.Trip(index, day) is not null).Select(day => new Fault(FindingKind.Outage, index, day)),
        ];
    }

    private static IEnumerable<DateOnly> Begins(Func<LocalDate, bool> isBroken)
    {
        var days = Enumerable.Range(0, Days).Select(First.PlusDays).ToList();
        return days.Where(day => isBroken(day) && !isBroken(day.PlusDays(-1)) && days.SkipWhile(at => at < day).TakeWhile(isBroken).Last() >= Judged)
            .Select(day => day.ToDateOnly());
    }

    /// <summary>Writes the quarters of an hour of a cabinet, as its module measures them.</summary>
    /// <returns>The series.</returns>
    private static async Task<int> Measure(AnalysedTenant tenant, SimulatedCabinet cabinet)
    {
        var (module, quarter) = (SimulatedLighting.Module(cabinet.Index), Duration.FromMinutes(15));
        var series = await tenant.Add(module, Quantities.Power, "W", "light", days: 0, (_, _) => double.NaN);
        var rows = new List<ReadingRow>();
        for (var at = First.AtStartOfDayInZone(Site.Zone).ToInstant(); at < First.PlusDays(Days).AtStartOfDayInZone(Site.Zone).ToInstant(); at += quarter)
        {
            rows.Add(new ReadingRow
            {
                SeriesId = series, StartAt = at.ToDateTimeOffset(), EndAt = (at + quarter).ToDateTimeOffset(), TenantId = tenant.Id, Value = cabinet.Power(at),
                Quality = ReadingQuality.Measured, Revision = 1, RawRequestId = 1, LastRequestId = 1,
            });
        }

        await tenant.Change(database =>
        {
            var meter = database.Set<MeterRow>().Single(row => row.Source == module);
            var asset = database.Set<AssetRow>().Single(row => row.Id == meter.AssetId);
            (asset.Latitude, asset.Longitude) = (cabinet.Latitude, cabinet.Longitude);
            database.AddRange(rows);
        });
        return series;
    }

    private static List<Fault> InOrder(IEnumerable<Fault> faults) => [.. faults.OrderBy(one => one.Kind).ThenBy(one => one.Cabinet).ThenBy(one => one.Day)];

    /// <summary>A fault shows in the night that follows it.</summary>
    private static bool IsSame(Fault planted, Fault told) =>
        planted.Kind == told.Kind && planted.Cabinet == told.Cabinet && Math.Abs(planted.Day.DayNumber - told.Day.DayNumber) <= 1;

    private static string Text(List<Fault> faults) =>
        string.Join('\n', faults.Select(one => FormattableString.Invariant($"{one.Kind} at {one.Cabinet} since {one.Day:yyyy-MM-dd}")));
}
