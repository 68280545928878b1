using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>Stretches in which at least one series of a meter has no reading.</summary>
internal static class MeterGaps
{
    /// <summary>The gaps of one local day, by meter and time.</summary>
    /// <param name="askedFrom">What ends before is not asked for any more.</param>
    public static IReadOnlyList<UploadGap> Find(
        IReadOnlyList<MeterSeries> due,
        Dictionary<(int SeriesId, DateOnly Day), SeriesDayRow> hours,
        LocalCalendar calendar,
        DateOnly day,
        IReadOnlyList<AskedAgain> asked,
        DateTimeOffset askedFrom)
    {
        var gaps = new List<UploadGap>();
        var start = calendar.InstantOf(day);
        var length = calendar.HoursOf(day);
        foreach (var meter in due.GroupBy(s => s.Source))
        {
            int[] valid = [.. meter.Select(s => hours.GetValueOrDefault((s.SeriesId, day))?.ValidHours ?? 0)];
            for (var hour = 0; hour < length; hour++)
            {
                var from = hour;
                var missing = 0;
                while (hour < length && valid.Count(bits => (bits >> hour & 1) == 0) is > 0 and var absent)
                {
                    missing += absent;
                    hour++;
                }

                if (missing > 0)
                {
                    gaps.Add(Gap(meter.Key, start.AddHours(from), start.AddHours(hour), missing, asked, askedFrom));
                }
            }
        }

        return gaps;
    }

    /// <summary>Puts gaps that touch across midnight together; oldest first.</summary>
    public static IEnumerable<UploadGap> Join(IEnumerable<UploadGap> gaps)
    {
        var joined = new List<UploadGap>();
        foreach (var meter in gaps.GroupBy(g => g.Source))
        {
            UploadGap? open = null;
            foreach (var gap in meter.OrderBy(g => g.From))
            {
                if (open is not null && open.To == gap.From)
                {
                    open = open with
                    {
                        To = gap.To,
                        MissingReadings = open.MissingReadings + gap.MissingReadings,
                        ResendRequestedAt = open.ResendRequestedAt ?? gap.ResendRequestedAt,
                        IsTooOld = open.IsTooOld && gap.IsTooOld,
                    };
                    joined[^1] = open;
                }
                else
                {
                    joined.Add(open = gap);
                }
            }
        }

        return joined.OrderBy(g => g.From).ThenBy(g => g.Source, StringComparer.Ordinal);
    }

    private static UploadGap Gap(
        string source, DateTimeOffset from, DateTimeOffset to, int missing, IReadOnlyList<AskedAgain> asked, DateTimeOffset askedFrom)
    {
        var request = asked.Where(a => a.Source == source && a.From < to && a.To > from).MaxBy(a => a.AskedAt);
        return new UploadGap(source, from, to, missing, request?.AskedAt, to <= askedFrom);
    }
}
