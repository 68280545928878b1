using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Simulated lighting cabinets with what was done to them; read from beside the checkout.</summary>
internal static class ReferenceCabinets
{
    public const string Year = "hourly counters of 2019";
    public const string November = "quarter-hourly power of November 2019";

    private static readonly Dictionary<string, FindingKind[]> Kinds = new()
    {
        ["lamp_failure"] = [FindingKind.LampsOut],
        ["outage_night"] = [FindingKind.Outage],
        ["day_burning"] = [FindingKind.DayBurning],
        ["clock_drift"] = [FindingKind.ClockDrift],
        ["led_retrofit"] = [FindingKind.PowerShift],
        ["spike"] = [FindingKind.PowerShift],
        ["comms_gap"] = [FindingKind.Silence, FindingKind.Availability],
        ["voltage_sag"] = [FindingKind.Voltage],
        ["stuck_meter"] = [FindingKind.Frozen],
    };

    /// <summary>What was done.</summary>
    internal sealed record Event(string Cabinet, string Type, long Start, long End);

    /// <summary>What was done and what was found, by cabinet. That lamps were replaced is known, as where the work is written down.</summary>
    public static (List<Event> Events, Dictionary<string, List<Found>> Found) Judge(string data)
    {
        var events = Rows("sim_truth_events.csv").Select(row => new Event(row["cabinet_id"], row["type"], At(row["start_utc"]), At(row["end_utc"]))).ToList();
        var found = new Dictionary<string, List<Found>>();
        foreach (var cabinet in Rows("sim_cabinets.csv"))
        {
            var id = cabinet["cabinet_id"];
            var sun = new Sun(Number(cabinet["lat"]), Number(cabinet["lon"]));
            var works = events.Where(one => one.Cabinet == id && one.Type == "led_retrofit").Select(one => LocalCalendar.Of("Europe/Madrid").DayOf(one.Start));
            var facts = new CabinetFacts([], [.. works]);
            found[id] = data == Year ? OfYear(id, sun, facts) : OfNovember(id, sun, facts);
        }

        var (from, until) = data == Year ? (At("2019-01-01T00:00:00Z"), At("2020-01-01T00:00:00Z")) : (At("2019-11-01T00:00:00Z"), At("2019-11-30T00:00:00Z"));
        return ([.. events.Where(one => one.Start < until && one.End > from && one.Start >= from)], found);
    }

    /// <summary>The findings that tell of an event: of its kind, beginning with it, or at the first night after it.</summary>
    public static IEnumerable<Found> Telling(Event one, IEnumerable<Found> found) => found.Where(f =>
        Kinds.GetValueOrDefault(one.Type, []).Contains(f.Kind) && f.Start < one.End + LocalCalendar.Hour && one.Start < (f.End ?? long.MaxValue)
        && Math.Abs(f.Start - one.Start) <= (one.Type == "clock_drift" ? 36 : 24) * LocalCalendar.Hour);

    /// <summary>Whether something that was done explains a finding of any kind.</summary>
    public static bool IsExplained(Found found, IEnumerable<Event> events) =>
        events.Any(one => found.Start < one.End + (24 * LocalCalendar.Hour) && one.Start - LocalCalendar.Hour < (found.End ?? long.MaxValue)
            && Kinds.GetValueOrDefault(one.Type, []).Contains(found.Kind));

    private static List<Found> OfYear(string id, Sun sun, CabinetFacts facts)
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        StoredReading[] readings = [.. Rows("sim_cabinet_registers_hourly_2019.csv")
            .Where(row => row["cabinet_id"] == id && row["energy_register_kwh"].Length > 0)
            .Select(row => new StoredReading(At(row["timestamp_utc"]), At(row["timestamp_utc"]), Number(row["energy_register_kwh"]), ReadingQuality.Measured, 1))];
        LoadStep[] steps = [.. RegisterSteps.Of(readings, []).Where(step => step.End - step.Start <= LocalCalendar.Hour)
            .Select(step => new LoadStep(step.Start, step.End, step.Amount * 1000 / ((step.End - step.Start) / 3_600_000.0)))];
        return
        [
            .. LightingRules.Find(LightingNights.Of(calendar, sun, steps), facts),
            .. Silent(calendar, new DateOnly(2019, 1, 1), new DateOnly(2020, 1, 1), steps),
        ];
    }

    private static List<Found> OfNovember(string id, Sun sun, CabinetFacts facts)
    {
        const long Quarter = LocalCalendar.Hour / 4;
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var rows = Rows("sim_cabinet_readings_15min_2019_11.csv").Where(row => row["cabinet_id"] == id).ToList();
        LoadStep[] Steps(string column) =>
            [.. rows.Where(row => row[column].Length > 0).Select(row => new LoadStep(At(row["timestamp_utc"]), At(row["timestamp_utc"]) + Quarter, Number(row[column])))];

        // Below zero no cabinet draws: validation refuses it.
        LoadStep[] power = [.. Steps("power_w").Where(step => step.Watt >= 0)];
        var lighting = LightingNights.Of(calendar, sun, power);
        return
        [
            .. LightingRules.Find(lighting, facts), .. OutOfRange.Voltage(Steps("voltage_v")),
            .. Silent(calendar, new DateOnly(2019, 11, 1), new DateOnly(2019, 12, 1), power),
        ];
    }

    private static IEnumerable<Found> Silent(LocalCalendar calendar, DateOnly from, DateOnly to, IEnumerable<LoadStep> steps)
    {
        var values = new double[calendar.HoursBetween(from, to)];
        Array.Fill(values, double.NaN);
        var start = calendar.StartOf(from);
        foreach (var step in steps.Where(step => step.Start >= start))
        {
            var hour = (step.Start - start) / LocalCalendar.Hour;
            if (hour < values.Length)
            {
                values[hour] = step.Watt;
            }
        }

        var track = new HourTrack(calendar, from, values);
        return Silence.Attribute([new SilentSeries(1, 1, 1, 1, Gap.Of(track, 0))]).Select(one => one.Found);
    }

    internal static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder("eibar"), file)).Select(line => line.Split(','));
        var names = lines.First();
        return lines.Skip(1).Select(fields => names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    internal static long At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    internal static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
