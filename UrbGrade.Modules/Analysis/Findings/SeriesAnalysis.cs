using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>Looks at one series with the rules that its quantity asks for. Writes nothing.</summary>
/// <param name="reader">Readings of the tenant.</param>
/// <param name="from">The first local day to judge.</param>
/// <param name="to">The first local day after those.</param>
/// <param name="moves">What peers told already; null for a look at one series.</param>
internal sealed class SeriesAnalysis(IReadingSource reader, DateOnly from, DateOnly to, PeerMoves? moves = null)
{
    /// <summary>Days before those judged that say what is usual: a year, and eight weeks more to tell the season.</summary>
    private const int DaysBefore = 364 + 63;

    /// <summary>Lamps stay out for weeks: so far back their steps are looked for, and what was out before is known.</summary>
    private const int LightingDaysBefore = 90;

    /// <summary>Days before those judged in which peers tell the season: the eight weeks that say how well that works, and those that each of their days
    /// stands on.</summary>
    private const int PeerDaysBefore = 119;

    private const int FewestDays = 28;

    /// <summary>When the days judged begin in what is known: midnight in UTC of the first of them, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public static long SinceOf(DateOnly from) => new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Everything that stands out, and how the look ended.</summary>
    /// <param name="cabinet">What is known of a lighting cabinet.</param>
    public (SeriesOutcome Outcome, IReadOnlyList<FoundOfScope> Found) Look(SeriesToAnalyse one, CabinetFacts cabinet)
    {
        var series = one.Series;
        if (one.IsLighting)
        {
            return Lighting(one, cabinet);
        }

        return series.Quantity switch
        {
            Quantities.Energy => Amounts(one, OfEnergy),
            Quantities.Volume when series.Medium == "water" => Amounts(one, OfWater),
            Quantities.ReturnTemperature => Amounts(one, OfReturn),
            Quantities.InsideTemperature or Quantities.OutsideTemperature or Quantities.SupplyTemperature =>
                Amounts(one, (_, track, first) => FrozenMeter.OfState(track, first)),
            "power_factor" => States(one, steps => OutOfRange.PowerFactor(steps, Burns(one))),
            var voltage when voltage.StartsWith("voltage", StringComparison.Ordinal) => States(one, OutOfRange.Voltage),
            _ => (SeriesOutcome.Ignored, []),
        };
    }

    /// <summary>Its levels against the weeks before alone, where nothing tells the season: not told to anybody, and enough to see that two meters changed
    /// places.</summary>
    public IReadOnlyList<FoundOfScope> Levels(SeriesToAnalyse one) =>
        Amounts(one, (_, track, first) => KnowsSeason(Expect(one, track, first)) ? [] : DailyLevel.Find(Expectation.Of(track, null, first))).Found;

    /// <summary>Whether most of the judged hours could be told from the season.</summary>
    private static bool KnowsSeason(Expectation expectation) =>
        2 * expectation.Expected.Skip(expectation.First).Count(double.IsFinite) > expectation.Track.Count - expectation.First;

    private (SeriesOutcome Outcome, IReadOnlyList<FoundOfScope> Found) Amounts(
        SeriesToAnalyse one, Func<SeriesToAnalyse, HourTrack, int, IEnumerable<Found>> rules)
    {
        if (Track(one.Series, from.AddDays(-DaysBefore)) is not { } track)
        {
            return (SeriesOutcome.NoData, []);
        }

        var known = track.Values.Where(double.IsFinite).ToList();
        if (known.Count < FewestDays * 24 * 3 / 4)
        {
            return (known.Count == 0 ? SeriesOutcome.NoData : SeriesOutcome.TooShort, []);
        }

        if (known.TrueForAll(value => value == known[0]))
        {
            return (SeriesOutcome.Constant, []);
        }

        // West of Greenwich the evening before is judged, too: what is known of it ends after midnight in UTC.
        var first = Math.Min(Math.Max(track.IndexOf(one.Series.Calendar.DayOf(SinceOf(from))), FewestDays * 24), track.Count);
        return (SeriesOutcome.Judged, Within(one, LookedAt.Of(track, first), rules(one, track, first)));
    }

    private IEnumerable<Found> OfEnergy(SeriesToAnalyse one, HourTrack track, int first)
    {
        var expectation = Expect(one, track, first);
        List<Found> levels = [.. DailyLevel.Find(expectation), .. BaseLoadDrift.Find(track, first, one.IsOfSeason), .. FrozenMeter.OfCounter(track, first)];

        // Hours that a new level explains are told by the level.
        return levels.Concat(UnusualHours.Find(expectation, one.IsHoliday)
            .Concat(UnusualShape.Find(track, first).Where(day => !one.IsHoliday(track.Calendar.DayOf(day.Start))))
            .Where(found => !levels.Exists(level => level.Kind is FindingKind.DailyLevel or FindingKind.Frozen && level.Overlaps(found))));
    }

    /// <summary>What its hours should have been, by the weather or by what peers tell of the season.</summary>
    private Expectation Expect(SeriesToAnalyse one, HourTrack track, int first)
    {
        var season = one.IsOfSeason ? new Lazy<PeerSeason>(Season) : null;
        return Expectation.Of(track, Beside(one.Outside, track), first, season);

        PeerSeason Season() => (moves ?? new PeerMoves()).Around(one, peer => Track(peer, from.AddDays(-PeerDaysBefore)));
    }

    /// <summary>What another series measured in the hours of a track; NaN where nothing valid.</summary>
    private double[]? Beside(MeasuredSeries? other, HourTrack track) =>
        other?.Read(reader, track.From, to) is { } hours ? Array.ConvertAll(hours, hour => hour.IsValid ? hour.Value : double.NaN) : null;

    private static IEnumerable<Found> OfWater(SeriesToAnalyse one, HourTrack track, int first) =>
        WaterLeak.Find(track, first)
            .Concat(DailyLevel.Find(Expectation.Of(track, null, first)).Concat(FrozenMeter.OfCounter(track, first))
                .Select(found => found with { Unit = "m3" }));

    private IEnumerable<Found> OfReturn(SeriesToAnalyse one, HourTrack track, int first) =>
        HeatReturn.Find(track, Beside(one.Flow, track), first).Concat(FrozenMeter.OfState(track, first));

    private (SeriesOutcome Outcome, IReadOnlyList<FoundOfScope> Found) Lighting(SeriesToAnalyse one, CabinetFacts cabinet)
    {
        if (one.Place is not { } place)
        {
            return (SeriesOutcome.PlaceUnknown, []);
        }

        var steps = Steps(one.Series);
        if (steps.Count == 0)
        {
            return (SeriesOutcome.NoData, []);
        }

        // A load that is always alike burns by day; one that is always nothing tells nothing.
        if (steps.TrueForAll(step => step.Watt == 0))
        {
            return (SeriesOutcome.Constant, []);
        }

        var nights = LightingNights.Of(one.Series.Calendar, new Sun(place.Latitude, place.Longitude), steps, cabinet.Programs);
        return nights.Nights.Count < 7 ? (SeriesOutcome.TooShort, [])
            : (SeriesOutcome.Judged, Within(one, LookedAt.Of(one.Series.Calendar, steps), LightingRules.Find(nights, cabinet)));
    }

    private (SeriesOutcome Outcome, IReadOnlyList<FoundOfScope> Found) States(SeriesToAnalyse one, Func<List<LoadStep>, IEnumerable<Found>> rule)
    {
        var steps = Steps(one.Series);
        return steps.Count == 0 ? (SeriesOutcome.NoData, []) : (SeriesOutcome.Judged, Within(one, LookedAt.Of(one.Series.Calendar, steps), rule(steps)));
    }

    /// <summary>Whether the lamps of the same meter burn: its power is above a quarter of what it draws at most.</summary>
    private Func<long, bool> Burns(SeriesToAnalyse one)
    {
        if (one.Load is not { } load || Steps(load) is not { Count: > 0 } steps)
        {
            return _ => true;
        }

        var lit = Robust.Share(steps.Select(step => step.Watt), 0.95) / 4;
        return at =>
        {
            var index = steps.FindIndex(step => step.End > at);
            return index >= 0 && steps[index].Start <= at && steps[index].Watt > lit;
        };
    }

    private List<LoadStep> Steps(MeasuredSeries series) => LoadSteps.Of(
        reader.ReadFor(series.Id, series.Kind, series.Calendar.StartOf(from.AddDays(-LightingDaysBefore)), series.Calendar.StartOf(to)), series.Kind,
        series.Settings, series.Quantity == Quantities.Energy);

    /// <summary>The hours from the first known one on.</summary>
    public HourTrack? Track(MeasuredSeries series, DateOnly begin)
    {
        if (series.Read(reader, begin, to) is not { } hours)
        {
            return null;
        }

        var known = Array.FindIndex(hours, hour => hour.IsValid);
        if (known < 0)
        {
            return null;
        }

        var first = series.Calendar.DayOf(series.Calendar.StartOf(begin) + (known * LocalCalendar.Hour));
        return HourTrack.Of(series.Calendar, first, hours[series.Calendar.HoursBetween(begin, first)..]);
    }

    /// <summary>What ended before the days judged was told then.</summary>
    private List<FoundOfScope> Within(SeriesToAnalyse one, LookedAt looked, IEnumerable<Found> found)
    {
        var since = SinceOf(from);
        return
        [
            .. found.Where(f => f.End is null || f.End > since)
                .Select(f => new FoundOfScope(FindingScope.Series, one.Series.Id, one.Series.AssetId, one.Series.Medium, looked.Beside(f))),
        ];
    }
}
