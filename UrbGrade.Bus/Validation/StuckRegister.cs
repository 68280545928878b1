using System.Globalization;
using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>
/// Rule 7: unchanged reads followed by a catch-up of at least half of what the meter usually counts in that time. The
/// energy is kept, only its distribution is lost. What is usual is taken from the two weeks on both sides. A meter that
/// often rests at these hours is suspected only of a rest and a catch-up that both are unusual for it.
/// </summary>
internal sealed class StuckRegister(RegisterSegment segment, MeterTraits traits)
{
    private const double LeastShare = 0.5;
    private const double MostRest = 0.2;
    private const double Unusual = 0.99;
    private const int HoursOfDay = 24;
    private static readonly Duration Around = Duration.FromDays(14);

    private readonly List<RegisterRead> reads = segment.Reads;

    public List<StuckSpan> Find(ICollection<VecFinding> findings)
    {
        var spans = new List<StuckSpan>();
        for (var i = 1; i < reads.Count;)
        {
            if (!Rests(i))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < reads.Count && Rests(i))
                i++;
            if (i == reads.Count || i - first < traits.StuckReads || !IsCatchUp(first, i))
                continue;
            spans.Add(new StuckSpan(reads[first - 1].At, reads[i].At));
            findings.Add(new VecFinding(VecRule.Stuck, reads[first].At, reads[i - 1].At,
                string.Create(CultureInfo.InvariantCulture, $"{i - first} reads of {reads[first].Value}, then {reads[i].Value}")));
        }

        return spans;
    }

    private bool IsCatchUp(int first, int next)
    {
        var from = IndexAt(reads[first].At - Around);
        var to = IndexAt(reads[next].At + Around);
        var caughtUp = reads[next].Value - reads[next - 1].Value;
        var usual = UsualRate.Between(reads[from], reads[to]) * (reads[next].At - reads[first - 1].At).TotalHours;
        return caughtUp >= LeastShare * usual
            && (RestShare(from, to, first, next) <= MostRest || BothUnusual(from, to, next - first, caughtUp / (reads[next].At - reads[next - 1].At).TotalHours));
    }

    // How often the meter rests at the hours of the day that the run covers, the run itself left out.
    private double RestShare(int from, int to, int first, int next)
    {
        Span<int> still = stackalloc int[HoursOfDay];
        Span<int> all = stackalloc int[HoursOfDay];
        for (var i = from + 1; i <= to; i++)
        {
            if (i >= first && i < next)
                continue;
            all[Hour(i)]++;
            still[Hour(i)] += Rests(i) ? 1 : 0;
        }

        double sum = 0;
        for (var i = first; i < next; i++)
            sum += all[Hour(i)] == 0 ? 1 : (double)still[Hour(i)] / all[Hour(i)];
        return sum / (next - first);
    }

    private bool BothUnusual(int from, int to, int length, double rate)
    {
        var rests = new List<double>();
        var rates = new List<double>(to - from);
        for (var i = from + 1; i <= to; i++)
        {
            rates.Add(UsualRate.Between(reads[i - 1], reads[i]));
            if (!Rests(i))
                continue;
            if (i > from + 1 && Rests(i - 1))
                rests[^1]++;
            else
                rests.Add(1);
        }

        return length >= Numbers.Quantile(rests, Unusual) && rate > Numbers.Quantile(rates, Unusual);
    }

    private bool Rests(int i) => reads[i].Value <= reads[i - 1].Value;

    private int Hour(int i) => (int)(reads[i].At.ToUnixTimeSeconds() / 3600 % HoursOfDay);

    // Of the nearest read that is not before the instant, or the last one.
    private int IndexAt(Instant at)
    {
        var below = 0;
        var above = reads.Count - 1;
        while (below < above)
        {
            var middle = (below + above) / 2;
            if (reads[middle].At < at)
                below = middle + 1;
            else
                above = middle;
        }

        return below;
    }
}
