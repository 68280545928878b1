using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Modules.Prediction.Nights;

namespace UrbGrade.Benchmarks.Nights;

/// <summary>A simulated meter with two years of hours, and what its first night left.</summary>
internal sealed class SimulatedMeter
{
    private const int Days = 730;

    /// <summary>Nights for which the shapes of days hold.</summary>
    private const int NightsOfShapes = 28;

    private readonly NightInput tomorrow;
    private readonly SimulatedReadings readings;
    private readonly Dictionary<ForecastResolution, KnownNights> known;
    private readonly SimulatedProfile profile;
    private readonly DateOnly night;

    private SimulatedMeter(NightInput tomorrow, Dictionary<ForecastResolution, KnownNights> known, SimulatedProfile profile, DateOnly night) =>
        (this.tomorrow, this.known, this.profile, this.night, readings) = (tomorrow, known, profile, night, Readings(tomorrow));

    /// <summary>Shape of its week, by which meters are divided.</summary>
    public double[] Week => profile.Week;

    /// <summary>Lets the first night come: its past nights are played through, and the usual shapes of its days found.</summary>
    public static SimulatedMeter Make(int seed, DateOnly first)
    {
        var input = Input(seed, first);
        var known = new Dictionary<ForecastResolution, KnownNights>();
        foreach (var resolution in Enum.GetValues<ForecastResolution>())
        {
            var made = NightMaking.Make(input, resolution, first, KnownNights.None, DateTimeOffset.UnixEpoch);
            known[resolution] = new KnownNights(made.Standing, made.Fits, made.Rows);
        }

        var past = Readings(input);
        LookThrough(past, first);
        return new SimulatedMeter(Input(seed, first.AddDays(1)), known, SimulatedProfile.Of(past, first, known: null), first.AddDays(1));
    }

    /// <summary>The next night, as of a series of an id, which tells whether its fits and shapes come due.</summary>
    /// <exception cref="BenchException">Nothing was forecast.</exception>
    public void NextNight(int id)
    {
        SimulatedProfile.Of(readings, night, id % NightsOfShapes == 0 ? null : profile.Shapes);
        foreach (var (resolution, nights) in known)
        {
            if (NightMaking.Make(tomorrow with { SeriesId = id }, resolution, night, nights, DateTimeOffset.UnixEpoch).Rows.Count != 1)
                throw new BenchException($"series {id} has no forecast");
        }

        LookThrough(readings, night);
    }

    /// <summary>An office's hours up to a night: a day and a week, the weather, and noise.</summary>
    public static NightInput Input(int seed, DateOnly night)
    {
        var random = new Random(seed);
        var begin = new DateOnly(2026, 3, 10).AddDays(-Days);
        var hours = 24 * (night.DayNumber - begin.DayNumber);
        var (load, warmth) = (new double[hours], new double[hours]);
        var drift = 0.0;
        for (var i = 0; i < hours; i++)
        {
            var day = begin.AddDays(i / 24);
            drift = (0.99 * drift) + (0.5 * (random.NextDouble() - 0.5));
            warmth[i] = 12 + (9 * Math.Sin(2 * Math.PI * (day.DayOfYear - 110) / 365)) + (4 * Math.Sin(2 * Math.PI * ((i % 24) - 9) / 24)) + (4 * drift);
            var isOpen = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !PublicHolidays.Spain.IsHoliday(day) && i % 24 is >= 8 and < 18;
            load[i] = 5 + (isOpen ? 12 : 0) + (0.3 * Math.Max(15.5 - warmth[i], 0)) + (1.5 * random.NextDouble());
        }

        return new NightInput(seed, "energy", "power", "kW.h", new CivilSeries(begin, 24, load), warmth, null, PublicHolidays.Spain, "ES");
    }

    private static SimulatedReadings Readings(NightInput input) => new(input.Hours.FirstDay, input.Hours.Values, input.Temperature!);

    private static void LookThrough(SimulatedReadings readings, DateOnly night)
    {
        var analysis = new SeriesAnalysis(readings, night.AddDays(-FindAttention.JudgedDays), night);
        var (outcome, _) = analysis.Look(new SeriesToAnalyse(SimulatedReadings.Energy, 1, null, SimulatedReadings.Temperature, null, null), CabinetFacts.None);
        if (outcome != SeriesOutcome.Judged)
            throw new BenchException($"a series was not judged: {outcome}");
    }
}
