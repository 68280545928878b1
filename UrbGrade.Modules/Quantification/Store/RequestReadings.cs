using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The readings of a request in the order in which the store takes them fastest.</summary>
/// <param name="Targets">Series, those that exist first and by id.</param>
/// <param name="Readings">By series and start.</param>
/// <param name="WithoutMeter">Values left out because their meter is not registered any more.</param>
/// <param name="Deleted">Values left out because those of their time were deleted: by the tenant's retention, or with a person.</param>
/// <param name="OfOtherKind">Values left out because their meter says the same in another way, such as a second counter of what it tells by intervals.</param>
internal sealed record RequestReadings(IReadOnlyList<SeriesTarget> Targets, NewReading[] Readings, int WithoutMeter, int Deleted, int OfOtherKind)
{
    /// <summary>Finds meter and series of each decoded value and sorts them.</summary>
    /// <param name="from">Values of before are left out.</param>
    public static RequestReadings From(DecodedRequest decoded, TenantSeries known, int tenantId, long rawRequestId, DateTimeOffset? from)
    {
        var targets = new List<(SeriesTarget Target, int Decoded)>(decoded.Series.Count);
        var begin = from?.ToUnixTimeMilliseconds() ?? long.MinValue;
        List<KnownMeter?> meters = [.. decoded.Series.Select(key => known.FindMeter(key.Source))];

        // A schema names series that some meters never measure, and what was deleted takes no counter's place.
        var isKept = new bool[decoded.Series.Count];
        foreach (var reading in decoded.Readings)
        {
            isKept[reading.Series] |= meters[reading.Series] is { } meter && !IsDeleted(meter, reading.Start, begin);
        }

        var intervals = decoded.Series.Where((key, i) => isKept[i] && key.Kind == SeriesKind.Interval).Select(key => (key.Source, key.Quantity)).ToHashSet();
        var named = new HashSet<(int Meter, string Quantity)>();
        var ofOtherKind = new bool[decoded.Series.Count];
        for (var i = 0; i < decoded.Series.Count; i++)
        {
            if (!isKept[i] || meters[i] is not { } meter)
            {
                continue;
            }

            if (Place(decoded.Series[i], meter, known, intervals) is { } target && named.Add((meter.Id, target.Key.Quantity)))
            {
                targets.Add((target, i));
            }
            else
            {
                ofOtherKind[i] = true;
            }
        }

        targets.Sort((a, b) => Rank(a.Target).CompareTo(Rank(b.Target)));
        var places = new int[decoded.Series.Count];
        Array.Fill(places, -1);
        for (var i = 0; i < targets.Count; i++)
        {
            places[targets[i].Decoded] = i;
        }

        return Sorted(
            [.. targets.Select(t => t.Target)], decoded.Readings, meters, places, ofOtherKind, tenantId, rawRequestId, begin);
    }

    /// <summary>A meter says each quantity in one way. A counter of what it tells by intervals stands beside them and proves them, whichever came first; what comes in another
    /// way otherwise is of no series, as states of a counter and amounts of hours, in one series, would make each other wrong.</summary>
    /// <param name="intervals">What the request tells by intervals.</param>
    private static SeriesTarget? Place(SeriesKey key, KnownMeter meter, TenantSeries known, HashSet<(string Source, string Quantity)> intervals)
    {
        SeriesKind KindOf(string quantity) => known.Find(meter.Id, quantity)?.Kind ?? (intervals.Contains((key.Source, quantity)) ? SeriesKind.Interval : key.Kind);

        var held = known.Find(meter.Id, key.Quantity);
        var isCounted = Quantities.HasCounter(key.Quantity);
        var beside = isCounted ? known.Find(meter.Id, Quantities.CounterOf(key.Quantity)) : null;

        // Hours come of what was known by its counter; another counter beside it would have to be told from it.
        var givesWay = isCounted && beside is null && held is { Kind: SeriesKind.Register } && intervals.Contains((key.Source, key.Quantity));
        var holding = givesWay ? SeriesKind.Interval : KindOf(key.Quantity);
        var isGas = key is { Medium: "gas", Quantity: Quantities.Volume or Quantities.VolumeRegister } && meter.CalorificValues.Count > 0;
        // What a meter told by its power counts up to its first energy alone.
        var endsPower = key.Quantity == Quantities.Energy && known.Find(meter.Id, Quantities.Power) is not null;
        var shares = endsPower || ((isGas || key.Quantity is Quantities.Energy or Quantities.Power or Quantities.EnergyRegister) && known.HasOtherMeters(meter));
        if (holding == key.Kind)
        {
            return givesWay
                ? new SeriesTarget(key, meter, SeriesId: 0, shares) { CounterId = held!.Id }
                : new SeriesTarget(key, meter, held?.Id ?? 0, shares)
                {
                    CounterBeside = key.Kind == SeriesKind.Interval && beside is { Kind: SeriesKind.Register } counter ? counter.Id : 0,
                };
        }

        return isCounted && key.Kind == SeriesKind.Register && holding == SeriesKind.Interval && KindOf(Quantities.CounterOf(key.Quantity)) == SeriesKind.Register
            ? new SeriesTarget(key with { Quantity = Quantities.CounterOf(key.Quantity) }, meter, (givesWay ? held : beside)?.Id ?? 0, shares)
            : null;
    }

    /// <summary>Whether every meter and series was found.</summary>
    public bool IsComplete => WithoutMeter == 0 && Targets.All(t => t.SeriesId > 0);

    private static RequestReadings Sorted(
        SeriesTarget[] targets, IReadOnlyList<DecodedReading> decoded, List<KnownMeter?> meters, int[] places, bool[] ofOtherKind, int tenantId, long rawRequestId, long from)
    {
        var keys = new long[decoded.Count];
        var readings = new NewReading[decoded.Count];
        var (used, deleted, other) = (0, 0, 0);
        foreach (var reading in decoded)
        {
            var place = places[reading.Series];
            if (meters[reading.Series] is { } meter && IsDeleted(meter, reading.Start, from))
            {
                deleted++;
            }
            else if (place < 0)
            {
                other += ofOtherKind[reading.Series] ? 1 : 0;
            }
            else
            {
                keys[used] = ((long)place << 42) + reading.Start;
                readings[used++] = new NewReading(
                    place, 0, reading.Start, reading.End, tenantId, reading.Value, rawRequestId, reading.MessageIndex, reading.Quality);
            }
        }

        Array.Sort(keys, readings, 0, used);
        KeepOrder(keys.AsSpan(0, used), readings);
        Array.Resize(ref readings, used);
        return new RequestReadings(targets, readings, decoded.Count - used - deleted - other, deleted, other);
    }

    private static bool IsDeleted(KnownMeter meter, long start, long from) => start < from || meter.IsErased(start);

    /// <summary>What a request says twice of an interval stays in the order of its messages, so that the last one counts, as with corrections.</summary>
    private static void KeepOrder(ReadOnlySpan<long> keys, NewReading[] readings)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var first = i - 1;
            while (i < keys.Length && keys[i] == keys[first])
            {
                i++;
            }

            if (i > first + 1)
            {
                readings.AsSpan(first, i - first).Sort((one, other) => one.MessageIndex.CompareTo(other.MessageIndex));
            }
        }
    }

    private static long Rank(SeriesTarget target) => target.SeriesId > 0 ? target.SeriesId : long.MaxValue;
}
