using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Reads hours of series and checks them by the rules; writes nothing.</summary>
/// <param name="kept">The first day whose figures may be computed; those before stand on readings that were deleted.</param>
/// <param name="known">The tenant's series: estimates of heat look at the temperature outside of the same asset.</param>
internal sealed class CheckedSeriesReader(IReadingSource reader, int tenantId, DateOnly kept, TenantSeries known)
{
    /// <summary>Civil days that a gap touches at most when it is estimated.</summary>
    private const int DaysOfGap = 8;

    /// <summary>The hours of the local days in [from, to) as figures take them; null when the series begins later.</summary>
    /// <remarks>Of hours with a counter beside them those before the first one are the counter's; what is stored of
    /// these days stays the counter's own.</remarks>
    public CheckedSeries? Read(KnownSeries series, DateOnly from, DateOnly to)
    {
        var own = ReadDelivered(series, from, to);
        var metered = MeteredHoursReader.Joined(series, own?.Metered, from, counter => ReadDelivered(counter, from, to)?.Metered);
        if (metered is null || ReferenceEquals(metered, own?.Metered))
        {
            return own;
        }

        var begins = own is null ? default : series.Meter.Calendar.DayOf(own.Metered.Begins);
        return own is null
            ? new CheckedSeries(metered, [], series.Id, [], [], [])
            : own with { Metered = metered, Days = [.. own.Days.Where(day => day.LocalDay >= begins.DayNumber)] };
    }

    private CheckedSeries? ReadDelivered(KnownSeries series, DateOnly from, DateOnly to)
    {
        var calendar = series.Meter.Calendar;
        // What is only expected is counted on no day.
        if (series.Quantity == Quantities.ExpectedTemperature || Delivered(series, from, to) is not var (delivered, lacksBefore, lacksAfter, besideGaps, overlapped, powers))
        {
            return null;
        }

        var kind = CheckedKinds.Of(series.Kind, series.Quantity);
        if (kind == CheckedKind.None)
        {
            return new CheckedSeries(Metered(series, delivered, delivered.Hours) with { Powers = powers }, Days(series, delivered, null), series.Id, [], [], Others(overlapped));
        }

        var checks = new HourChecks(calendar, kind, series.Limits, series.Settings, series.Meter.IsHoliday, Outside(series));
        var stretch = (checks.Plain(delivered.Hours, from, to) is { } plain ? plain with { Hours = delivered.Whole } : null)
            ?? checks.Check(delivered, from, to, isWhole: false)
            ?? checks.Check(Delivered(series, from.AddDays(-HourChecks.Reach), to.AddDays(HourChecks.Reach))!.Window, from, to, isWhole: true)!;
        stretch = CounterRules.Apply(stretch, delivered.Found, calendar, from, to);
        var stored = reader.ReadChecked(
            series.Id, calendar.StartOf(from.AddDays(-HourChecks.Reach)), calendar.StartOf(to.AddDays(HourChecks.Reach)));
        int[] Others(IEnumerable<int> days) => [.. days.Where(day => (day < from.DayNumber || day >= to.DayNumber) && day >= kept.DayNumber).Distinct().Order()];
        return new CheckedSeries(
            Metered(series, delivered, stretch.Hours) with { Powers = powers }, Days(series, delivered with { Hours = Known(delivered, stretch.Hours) }, stretch.Days), series.Id, stretch.Changed,
            [.. stored.Select(hour => calendar.DayOf(hour.Start).DayNumber).Where(day => day >= from.DayNumber && day < to.DayNumber).Distinct()],
            Others(Elsewhere(series, delivered, lacksBefore, lacksAfter, besideGaps, stored).Concat(overlapped)))
        {
            BesideGaps = Others(besideGaps),
        };
    }

    /// <summary>Mean temperature of days outside, for heat of an asset that measures it.</summary>
    private Func<DateOnly, double?>? Outside(KnownSeries series) =>
        series.FollowsWeather && known.OfAsset(series.Meter.AssetId).Where(one => one.Quantity == Quantities.OutsideTemperature).ToList() is { Count: > 0 } sensors
            ? new OutsideMeans(reader, sensors).Of : null;

    private DeliveredDays? Delivered(KnownSeries series, DateOnly from, DateOnly to)
    {
        var calendar = series.Meter.Calendar;
        var (start, end) = (calendar.StartOf(from), calendar.StartOf(to));

        // The hours beside tell whether a gap reaches over the edge.
        var readings = reader.ReadFor(series.Id, series.Kind, start - LocalCalendar.Hour, end + LocalCalendar.Hour, HourlySeries.LongestSpread);
        if (readings.IsEmpty || readings[0].Start >= end)
        {
            return null;
        }

        var hours = new HourValue[calendar.HoursBetween(from, to) + 2];
        var whole = hours;
        if (HourlySeries.Assemble(readings, series.Kind, start - LocalCalendar.Hour, hours, series.Settings, HourlySeries.LongestSpread, estimatesFirst: true))
        {
            whole = new HourValue[hours.Length];
            HourlySeries.Assemble(readings, series.Kind, start - LocalCalendar.Hour, whole, series.Settings, HourlySeries.LongestSpread);
            series.Meter.Forget(start - LocalCalendar.Hour, whole);
        }

        series.Meter.Forget(start - LocalCalendar.Hour, hours);
        var last = readings[^1];
        var found = new List<RegisterFinding>();
        var delivered = hours[1..^1];
        var isCounter = series.Kind == SeriesKind.Register;
        var window = new HourWindow(
            from, to, delivered, readings[0].Start, Math.Max(last.Start, last.End),
            isCounter ? RegisterSteps.Of(readings, series.Settings, found) : [])
        {
            Whole = ReferenceEquals(whole, hours) ? delivered : whole[1..^1],
            Found = found,
            Counted = isCounter && Quantities.OfCounters.Contains(series.Quantity) ? RegisterSteps.Counted(readings, series.Settings) : [],
        };
        return new DeliveredDays(
            window, readings[0].Start < start && !hours[0].Adds, last.Start >= end && !hours[^1].Adds,
            isCounter ? BesideGaps(calendar, readings, start, end).FindAll(day => !series.Meter.IsErased(calendar.StartOf(DateOnly.FromDayNumber(day)))) : [],
            isCounter ? [] : Overlapped(calendar, series.Kind, readings, start, end), LampPowers.Of(series, readings));
    }

    /// <summary>The days of readings that overlap each other over an edge of [start, end). Of long amounts each takes the time that is left, and changes no other.</summary>
    private static List<int> Overlapped(LocalCalendar calendar, SeriesKind kind, ReadOnlySpan<StoredReading> readings, long start, long end)
    {
        var days = new List<int>();
        foreach (var edge in (ReadOnlySpan<long>)[start, end])
        {
            if (OverlappingReadings.Over(readings, edge) is null)
            {
                continue;
            }

            StoredReading[] deciding = kind == SeriesKind.Interval ? Array.FindAll(readings.ToArray(), one => !LongIntervals.Is(one)) : readings.ToArray();
            if (OverlappingReadings.Over(deciding, edge) is var (first, past))
            {
                var day = calendar.DayOf(first).DayNumber;
                days.AddRange(Enumerable.Range(day, calendar.DayOf(past - 1).DayNumber - day + 1));
            }
        }

        return days;
    }

    /// <summary>The days beside long gaps of a counter that become others when something comes into the days in [start, end). Of a gap over these
    /// days those of the hours that the readings at both its ends make: which of those is believed depends on the next one, however far it is,
    /// and that is another one then. And of each gap between the third reading before and the third one after those of these days all that it
    /// reaches over, as that is what these readings have a say in.</summary>
    private static List<int> BesideGaps(LocalCalendar calendar, ReadOnlySpan<StoredReading> readings, long start, long end)
    {
        var days = new List<int>();
        var (first, past) = (0, readings.Length);
        while (first < past && readings[first].Start < start)
        {
            first++;
        }

        while (past > first && readings[past - 1].Start >= end)
        {
            past--;
        }

        for (var i = 1; i < readings.Length; i++)
        {
            var (before, after) = (readings[i - 1].Start, readings[i].Start);
            var hasSay = first < past && i > first - RegisterSpread.StatesBeside && i < past + RegisterSpread.StatesBeside;
            if (!RegisterSpread.IsGap(readings[i - 1], readings[i]) || (!hasSay && (before >= end || after <= start)))
            {
                continue;
            }

            var (reachBefore, reachAfter) = (HourlySeries.Reach(SeriesKind.Register, before, before), HourlySeries.Reach(SeriesKind.Register, after, after));
            (long From, long To)[] reached = hasSay && after - before <= HourlySeries.LongestSpread ? [(reachBefore.Start, reachAfter.End)] : [reachBefore, reachAfter];
            foreach (var (from, to) in reached)
            {
                var firstDay = calendar.DayOf(from).DayNumber;
                days.AddRange(Enumerable.Range(firstDay, calendar.DayOf(to - 1).DayNumber - firstDay + 1));
            }
        }

        return days;
    }

    /// <summary>What was delivered, and what got no estimate but has its share of a longer time.</summary>
    private static HourValue[] Known(HourWindow delivered, HourValue[] hours) => ReferenceEquals(delivered.Whole, delivered.Hours) ? delivered.Hours
        : [.. delivered.Hours.Zip(hours, (one, final) => !one.Adds && final.State == HourState.Spread ? final : one)];

    private static MeteredHours Metered(KnownSeries series, HourWindow delivered, HourValue[] hours)
    {
        var calendar = series.Meter.Calendar;
        var begins = delivered.KnownFrom < calendar.StartOf(delivered.From) ? delivered.From : calendar.DayOf(delivered.KnownFrom);
        return new MeteredHours(series.Meter.Id, series.Quantity, series.Medium, hours, calendar.HoursBetween(delivered.From, begins),
            MeteredHoursReader.Until(series, calendar.StartOf(delivered.From)), series.Meter.CountedAbove(calendar.StartOf(delivered.From), hours.Length),
            MeteredHoursReader.FirstHour(delivered.KnownFrom, calendar.StartOf(delivered.From)))
        {
            Begins = delivered.KnownFrom,
            Counted = delivered.Counted,
            KwhOfCubicMetre = series.KwhOfCubicMetre(delivered.From, hours.Length),
        };
    }

    private SeriesDay[] Days(KnownSeries series, HourWindow delivered, DayMarks[]? marks)
    {
        var days = new SeriesDay[delivered.To.DayNumber - delivered.From.DayNumber];
        var at = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var day = delivered.From.AddDays(i);
            var count = series.Meter.Calendar.HoursOf(day);
            days[i] = SeriesDay.From(tenantId, series.Id, day, delivered.Hours.AsSpan(at, count), marks?[i] ?? default);
            at += count;
        }

        return days;
    }

    /// <summary>Other days whose hours may become others because readings of these days did: those whose estimates say so, those of a gap over the edge,
    /// whether it was estimated or was too long until now, those at both ends of a gap of a counter, and those of gaps beside them.</summary>
    private IEnumerable<int> Elsewhere(
        KnownSeries series, HourWindow delivered, bool lacksBefore, bool lacksAfter, IReadOnlyList<int> besideGaps, List<CheckedValue> stored)
    {
        var (from, to) = (delivered.From, delivered.To);
        var changed = stored.Select(hour => hour.Start).ToHashSet();
        return stored.Where(hour => hour.DependsFrom < to.DayNumber && hour.DependsTo >= from.DayNumber).Select(hour => hour.LocalDay)
            .Concat(besideGaps)
            .Concat(GapsOver(series, from, to, lacksBefore, lacksAfter, changed))
            .Concat(Stretches(besideGaps).SelectMany(beside => Delivered(series, beside.From, beside.To) is { } days
                ? GapsOver(series, beside.From, beside.To, days.LacksBefore, days.LacksAfter, changed) : []));
    }

    /// <summary>Days that follow each other.</summary>
    private static IEnumerable<(DateOnly From, DateOnly To)> Stretches(IEnumerable<int> days) =>
        days.Distinct().Order().Select((day, at) => (Day: day, Stretch: day - at)).GroupBy(one => one.Stretch)
            .Select(stretch => (DateOnly.FromDayNumber(stretch.First().Day), DateOnly.FromDayNumber(stretch.Last().Day + 1)));

    /// <summary>The days outside of [from, to) of gaps that reach over an edge of it.</summary>
    private IEnumerable<int> GapsOver(KnownSeries series, DateOnly from, DateOnly to, bool lacksBefore, bool lacksAfter, HashSet<long> changed)
    {
        var calendar = series.Meter.Calendar;
        IEnumerable<int> days = [];
        if (lacksBefore || changed.Contains(calendar.StartOf(from) - LocalCalendar.Hour))
        {
            var first = GapBefore(series, from, changed).DayNumber;
            days = days.Concat(Enumerable.Range(first, from.DayNumber - first));
        }

        if (lacksAfter || changed.Contains(calendar.StartOf(to)))
        {
            var last = GapAfter(series, to, changed).DayNumber;
            days = days.Concat(Enumerable.Range(to.DayNumber, last - to.DayNumber + 1));
        }

        return days;
    }

    /// <summary>The first day of a gap that ends where the day <paramref name="edge"/> begins; the edge itself when the gap is too long to be estimated.
    /// A reading within it does not end it when it makes no hour, or one that is not believed.</summary>
    private DateOnly GapBefore(KnownSeries series, DateOnly edge, HashSet<long> changed)
    {
        var from = edge.AddDays(-DaysOfGap - 1);
        if (Delivered(series, from, edge)?.Window is not { } window)
        {
            return edge;
        }

        var (start, sure) = (series.Meter.Calendar.StartOf(from), window.Hours.Length - 1);
        while (sure >= 0 && !IsSure(window, sure, start, changed))
        {
            sure--;
        }

        return sure >= 0 ? series.Meter.Calendar.DayOf(start + (sure * LocalCalendar.Hour))
            : window.KnownFrom >= start ? series.Meter.Calendar.DayOf(window.KnownFrom) : edge;
    }

    /// <summary>The last day of a gap that begins with the day <paramref name="edge"/>; the day before when it is too long to be estimated.</summary>
    private DateOnly GapAfter(KnownSeries series, DateOnly edge, HashSet<long> changed)
    {
        var to = edge.AddDays(DaysOfGap + 1);
        if (Delivered(series, edge, to)?.Window is not { } window)
        {
            return edge.AddDays(-1);
        }

        var (start, sure) = (series.Meter.Calendar.StartOf(edge), 0);
        while (sure < window.Hours.Length && !IsSure(window, sure, start, changed))
        {
            sure++;
        }

        return sure < window.Hours.Length ? series.Meter.Calendar.DayOf(start + (sure * LocalCalendar.Hour))
            : window.KnownTo <= series.Meter.Calendar.StartOf(to) ? series.Meter.Calendar.DayOf(window.KnownTo - 1) : edge.AddDays(-1);
    }

    /// <summary>Whether an hour was delivered and believed.</summary>
    private static bool IsSure(HourWindow window, int hour, long start, HashSet<long> changed) =>
        window.Hours[hour].Adds && !changed.Contains(start + (hour * LocalCalendar.Hour));

    /// <summary>Delivered hours, whether the ones beside them are lacking though readings lie beyond, the days at both ends of gaps of a counter, and those of readings that
    /// overlap over an edge.</summary>
    private sealed record DeliveredDays(
        HourWindow Window, bool LacksBefore, bool LacksAfter, IReadOnlyList<int> BesideGaps, IReadOnlyList<int> Overlapped, IReadOnlyList<StoredReading> Powers);
}
