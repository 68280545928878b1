using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>The hours of one series over whole local days, with the local clock beside them.</summary>
internal sealed class HourTrack
{
    private readonly DateOnly[] days;
    private readonly byte[] clocks;

    /// <param name="values">One for each hour from the start of <paramref name="from"/>; NaN where missing.</param>
    public HourTrack(LocalCalendar calendar, DateOnly from, double[] values)
    {
        (Calendar, From, Values) = (calendar, from, values);
        Start = calendar.StartOf(from);
        days = new DateOnly[values.Length];
        clocks = new byte[values.Length];
        var day = from;
        for (var i = 0; i < values.Length; day = day.AddDays(1))
        {
            var hours = calendar.HoursOf(day);
            for (var hour = 0; hour < hours && i < values.Length; hour++, i++)
            {
                days[i] = day;
                clocks[i] = (byte)(hours == 24 ? hour : calendar.ClockOf(InstantOf(i)));
            }
        }
    }

    public LocalCalendar Calendar { get; }

    public DateOnly From { get; }

    /// <summary>NaN where missing.</summary>
    public double[] Values { get; }

    /// <summary>Start of the first hour, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long Start { get; }

    public int Count => Values.Length;

    /// <summary>The hours of a reader; those that are not valid are missing.</summary>
    public static HourTrack Of(LocalCalendar calendar, DateOnly from, HourValue[] hours) =>
        new(calendar, from, Array.ConvertAll(hours, hour => hour.IsValid ? hour.Value : double.NaN));

    public long InstantOf(int hour) => Start + (hour * LocalCalendar.Hour);

    /// <summary>The local day of an hour.</summary>
    public DateOnly DayOf(int hour) => days[hour];

    /// <summary>0 to 23 by the local clock.</summary>
    public int ClockOf(int hour) => clocks[hour];

    /// <summary>0 at midnight before Monday.</summary>
    public int HourOfWeek(int hour) => (((int)days[hour].DayOfWeek + 6) % 7 * 24) + clocks[hour];

    /// <summary>The first hour of a local day, or of the first day after it that is there.</summary>
    public int IndexOf(DateOnly day) => Math.Clamp(Calendar.HoursBetween(From, day < From ? From : day), 0, Count);

    /// <summary>Measured beside expected from two days before a stretch to one day after it; long stretches in steps of several hours.</summary>
    public IReadOnlyList<EvidencePoint> Around(int first, int end, Func<int, double> expected)
    {
        const int Most = 360;
        var (from, to) = (Math.Max(0, first - 48), Math.Min(Count, end + 24));
        var step = Math.Max(1, (to - from + Most - 1) / Most);
        var points = new List<EvidencePoint>();
        for (var i = from; i < to; i += step)
        {
            double measured = 0, model = 0;
            int counted = 0, modelled = 0;
            for (var hour = i; hour < Math.Min(i + step, to); hour++)
            {
                (measured, counted) = double.IsNaN(Values[hour]) ? (measured, counted) : (measured + Values[hour], counted + 1);
                var value = expected(hour);
                (model, modelled) = double.IsNaN(value) ? (model, modelled) : (model + value, modelled + 1);
            }

            points.Add(new EvidencePoint(InstantOf(i), counted == 0 ? null : measured / counted, modelled == 0 ? null : model / modelled));
        }

        return points;
    }
}
