using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>The load of a lighting cabinet, cut into nights, with what it usually draws at each time of the night.</summary>
/// <remarks>What a cabinet draws is its level, which changes when lamps fail or are replaced, times the share that its dimming leaves at that time of the
/// clock: the median over the nights of the same program.</remarks>
internal sealed class LightingNights
{
    /// <summary>Lamps warm up, and clocks differ from the sun by minutes: the core of a night begins an hour after sunset.</summary>
    private const long Margin = LocalCalendar.Hour;

    private const long Slot = LocalCalendar.Hour / 4;
    private const long Day = 24 * LocalCalendar.Hour;

    /// <summary>A core's level is told by that many hours at least.</summary>
    private const double FewestHours = 2;

    /// <summary>Below this share of the nights around a night was dark.</summary>
    private const double DarkShare = 0.2;

    /// <summary>Below this share of what burned before no lamps burn: other ones do not draw so little.</summary>
    private const double OutShare = 0.1;

    private readonly Night?[] nightOf;

    private LightingNights(LocalCalendar calendar, Sun sun, IReadOnlyList<LoadStep> steps, List<Night> nights, IReadOnlyList<long> programs)
    {
        (Calendar, Sun, Steps, Nights, Programs) = (calendar, sun, steps, nights, programs);
        nightOf = new Night?[steps.Count];
        foreach (var night in nights)
        {
            Array.Fill(nightOf, night, night.First, night.End - night.First);
        }
    }

    public LocalCalendar Calendar { get; }

    public Sun Sun { get; }

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<LoadStep> Steps { get; }

    public IReadOnlyList<Night> Nights { get; }

    /// <summary>When another program of dimming is known to have begun, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public IReadOnlyList<long> Programs { get; }

    /// <param name="steps">In the order of time, none overlapping.</param>
    /// <param name="programs">When another program of dimming is known to have begun; null for nothing.</param>
    public static LightingNights Of(LocalCalendar calendar, Sun sun, IReadOnlyList<LoadStep> steps, IReadOnlyList<long>? programs = null)
    {
        var nights = new List<Night>();
        for (var i = 0; i < steps.Count;)
        {
            var noonAfter = NoonAfter(calendar, steps[i].Middle);
            var first = i;
            while (i < steps.Count && steps[i].Middle < noonAfter)
            {
                i++;
            }

            var morning = calendar.DayOf(noonAfter);
            if (sun.SetOf(morning.AddDays(-1)) is { } set && sun.RiseOf(morning) is { } rise && rise > set)
            {
                nights.Add(new Night(morning.AddDays(-1), set.ToUnixTimeMilliseconds(), rise.ToUnixTimeMilliseconds(), first, i));
            }
        }

        var found = new LightingNights(calendar, sun, steps, nights, programs ?? []);
        found.Learn();
        NightEdges.Learn(found);
        return found;
    }

    /// <summary>Height of the sun, degrees.</summary>
    /// <param name="instant">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public double SunHeightAt(long instant) => Sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(instant));

    /// <summary>The night of a step; null where the sun does not set.</summary>
    public Night? NightOf(int step) => nightOf[step];

    /// <summary>Whether a step lies wholly between an hour after sunset and an hour before sunrise.</summary>
    public bool IsCore(int step) => nightOf[step] is { } night && Steps[step].Start >= night.Sunset + Margin && Steps[step].End <= night.Sunrise - Margin;

    /// <summary>What the dimming leaves at the time of a step, 1 at full light; 0 where the cabinet is switched off at that time of the night. Of a long step
    /// the mean.</summary>
    public double ShapeAt(int step) => nightOf[step] is { } night ? SlotsOf(Steps[step]).Average(slot => night.Shape[slot]) : 1;

    /// <summary>What is usual at the time of a step, in levels: in the core what the dimming leaves, outside of it what it comes to there at most.</summary>
    public double UsualAt(int step) => IsCore(step) || nightOf[step] is not { } night ? ShapeAt(step)
        : Steps[step].Middle < night.Middle ? night.EveningShare : night.MorningShare;

    /// <summary>Nights around one, with itself, that are not known to have another program.</summary>
    /// <param name="neighbours">So many on either side.</param>
    public IEnumerable<int> Around(int night, int neighbours)
    {
        var (from, to) = (Math.Max(0, night - neighbours), Math.Min(Nights.Count, night + neighbours + 1));
        return Enumerable.Range(from, to - from).Where(at => Nights[at].Program == Nights[night].Program);
    }

    private int SlotOf(long instant)
    {
        var day = Calendar.DayOf(instant);
        var since = instant - Calendar.StartOf(day);
        var shift = Calendar.HoursOf(day) == 24 ? 0 : ((Calendar.ClockOf(instant) * LocalCalendar.Hour) - (since / LocalCalendar.Hour * LocalCalendar.Hour));
        return (int)(Math.Clamp(since + shift, 0, Day - 1) / Slot);
    }

    private static long NoonAfter(LocalCalendar calendar, long instant)
    {
        var day = calendar.DayOf(instant);
        var noon = calendar.StartOf(day.AddDays(1)) - (Day / 2);
        return instant < noon ? noon : calendar.StartOf(day.AddDays(2)) - (Day / 2);
    }

    private void Learn()
    {
        const int Slots = (int)(Day / Slot);
        int[] begins = [.. Enumerable.Range(0, Nights.Count).Where(Begins)];
        var shapes = DimmingShapes.Of(
            [.. Nights.Select(night => Core(night).SelectMany(i => SlotsOf(Steps[i]).Select(slot => (slot, Steps[i].Watt))).ToList())], Slots, begins);
        for (var i = 0; i < shapes.Count; i++)
        {
            (Nights[i].Shape, Nights[i].IsKnown) = (shapes[i] ?? [.. Enumerable.Repeat(1.0, Slots)], shapes[i] is not null);
            Nights[i].Program = begins.Count(begin => begin <= i);
        }

        foreach (var night in Nights)
        {
            Measure(night);
        }

        var burned = double.NaN;
        for (var i = 0; i < Nights.Count; i++)
        {
            // Three nights follow a change at once; where they were dark, the two weeks around tell what should have burned, and where those were, the
            // nights before.
            var near = Robust.Median(Nights.Skip(Math.Max(0, i - 1)).Take(Math.Min(i, 1) + 2).Select(night => night.Level));
            var far = Robust.Median(Nights.Skip(Math.Max(0, i - 7)).Take(Math.Min(i, 7) + 8).Select(night => night.Level));
            var around = near > DarkShare * far ? near : far;
            var isOut = around < OutShare * burned;
            Nights[i].LevelAround = isOut ? burned : around;
            burned = !isOut && Nights[i].Level > DarkShare * around ? around : burned;
            Nights[i].HighestNear = Nights.Skip(Math.Max(0, i - 1)).Take(Math.Min(i, 1) + 2).Select(night => night.Level).Where(double.IsFinite)
                .Append(Nights[i].LevelAround).Max();

            // No program leaves lamps dark all night.
            Nights[i].IsKnown = Nights[i].IsKnown || IsDark(Nights[i]);

            // What does not burn does not switch.
            if (Nights[i].Level < OutShare * Nights[i].LevelAround)
            {
                (Nights[i].OnAfterSunset, Nights[i].OffAfterSunrise) = (double.NaN, double.NaN);
            }
        }
    }

    /// <summary>Whether another program is known to begin with a night: since the one before, or in it, which is then of neither.</summary>
    private bool Begins(int night) => night > 0 && Programs.Any(at => at > Nights[night - 1].Sunset && at < Nights[night].Sunrise);

    /// <summary>Whether lamps burn at no time of what was measured of a night from sunset on.</summary>
    private bool IsDark(Night night)
    {
        var steps = Steps.Skip(night.First).Take(night.End - night.First).Where(step => step.End > night.Sunset && step.Start < night.Sunrise).ToList();
        return steps.Count > 0 && steps[0].Start <= night.Sunset && steps.TrueForAll(step => step.Watt < OutShare * night.LevelAround);
    }

    private IEnumerable<int> SlotsOf(LoadStep step)
    {
        for (var at = step.Start; at < step.End; at += Slot)
        {
            yield return SlotOf(at);
        }
    }

    private IEnumerable<int> Core(Night night) => Enumerable.Range(night.First, night.End - night.First).Where(IsCore);

    private void Measure(Night night)
    {
        double hours = 0, energy = 0;
        var lit = new List<(double Watt, double Hours)>();
        for (var i = night.First; i < night.End; i++)
        {
            var step = Steps[i];
            var shared = Math.Max(0, Math.Min(step.End, night.Sunrise) - Math.Max(step.Start, night.Sunset)) / (double)LocalCalendar.Hour;
            hours += shared;
            energy += shared * step.Watt / 1000;
            if (IsCore(i) && ShapeAt(i) is var share && share > 0.2)
            {
                lit.Add((step.Watt / share, step.Hours));
            }
        }

        var length = (night.Sunrise - night.Sunset) / (double)LocalCalendar.Hour;
        night.Availability = Math.Min(1, hours / length);
        night.EnergyKwh = night.Availability > 0.98 ? energy : double.NaN;
        if (night.IsKnown && lit.Sum(step => step.Hours) >= Math.Min(FewestHours, length / 3))
        {
            night.Level = Robust.Median(lit.Select(step => step.Watt));
            Switching(night, LevelBeside(night, lit), LevelBeside(night, lit.AsEnumerable().Reverse()));
        }
    }

    /// <summary>What lamps drew in the hours of the core beside an end of the night, where it was another load than the night's, as before some went out at
    /// midnight; the night's where it was not, and where it did not stay: lamps then went on late.</summary>
    /// <param name="lit">From that end on, W at full light.</param>
    private static double LevelBeside(Night night, IEnumerable<(double Watt, double Hours)> lit)
    {
        const double Another = 0.04, Steady = 0.1;
        var beside = new List<double>();
        double hours = 0;
        foreach (var step in lit)
        {
            beside.Add(step.Watt);
            hours += step.Hours;
            if (hours >= FewestHours)
            {
                break;
            }
        }

        var level = Robust.Median(beside);
        return beside.Count > 1 && beside.Max() - beside.Min() < Steady * level && level > night.Level / 2
            && Math.Abs(level - night.Level) > Another * night.Level
            ? level
            : night.Level;
    }

    /// <summary>When lamps went on and off, from the energy around: steps may be as long as the switching is to be told exactly.</summary>
    /// <param name="evening">What burned at full light after sunset, W.</param>
    /// <param name="morning">The same before sunrise.</param>
    private void Switching(Night night, double evening, double morning)
    {
        const long Before = 3 * LocalCalendar.Hour;
        const long After = 3 * LocalCalendar.Hour / 2;
        if (night.Level <= 0)
        {
            return;
        }

        night.OnAfterSunset = Minutes(night, evening, night.Sunset - Before, night.Sunset + After) is { } on ? (After / 60_000.0) - on : double.NaN;
        night.OffAfterSunrise = Minutes(night, morning, night.Sunrise - After, night.Sunrise + Before) is { } off ? off - (After / 60_000.0) : double.NaN;
    }

    /// <summary>Minutes for which lamps burned in [from, to); null where readings are missing.</summary>
    /// <param name="level">What they draw, W.</param>
    private double? Minutes(Night night, double level, long from, long to)
    {
        double minutes = 0;
        long covered = 0;
        for (var i = night.First; i < night.End; i++)
        {
            var shared = Math.Min(Steps[i].End, to) - Math.Max(Steps[i].Start, from);
            if (shared <= 0)
            {
                continue;
            }

            covered += shared;
            var share = ShapeAt(i);
            minutes += shared / 60_000.0 * Math.Clamp(Steps[i].Watt / (level * (share > 0.2 ? share : 1)), 0, 1.2);
        }

        return covered < (to - from) * 0.98 ? null : minutes;
    }
}
