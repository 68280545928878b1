using UrbGrade.Modules.Analysis.Domain.Findings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>What is told of real meters as they are, and of the same with something put into each month; docs/accuracy.md tells it.</summary>
public sealed class ReferenceUnusualHoursTests
{
    private const int Months = 11;
    private const int DaysBefore = 427;

    [Theory]
    [InlineData("b33_elec_kwh", true, 4, 8)]
    [InlineData("b22_elec_kwh", false, 3, 16)]
    public void Few_hours_of_a_real_meter_are_unusual_and_most_of_what_is_put_in_is_told(string column, bool knowsWeather, int most, int least)
    {
        var (hours, outside) = ReferenceMeters.Cambridge(column);
        var (told, put, found) = (0, 0, 0);
        for (var month = 0; month < Months; month++)
        {
            var to = hours.DayOf(hours.Count - 1).AddDays(-30 * (Months - 1 - month));
            var from = to.AddDays(-30);
            var begin = from.AddDays(-DaysBefore) is var early && early > hours.From ? early : hours.From;
            var range = hours.IndexOf(begin)..hours.IndexOf(to);
            double[]? weather = knowsWeather ? outside[range] : null;
            var first = hours.IndexOf(from) - hours.IndexOf(begin);
            var values = hours.Values[range];
            found += Find(new HourTrack(hours.Calendar, begin, values), weather, first).Count;

            // Lamps and machines left on for a night, and a midday without supply.
            var usual = values[(first - (56 * 24))..first].Where(double.IsFinite).Order().ToList();
            foreach (var (start, length, change) in (List<(int, int, Func<double, double>)>)
            [
                (first + (24 * (3 + month)) - 2, 7, value => Math.Max(value, usual[usual.Count * 9 / 10])),
                (first + (24 * FirstWorkday(from.AddDays(6 + month), from)) + 10, 6, value => Math.Min(value, 0.3 * usual[usual.Count / 20])),
            ])
            {
                var changed = (double[])values.Clone();
                for (var i = start; i < start + length; i++)
                {
                    changed[i] = change(changed[i]);
                }

                var track = new HourTrack(hours.Calendar, begin, changed);
                put++;
                told += Find(track, weather, first).Exists(one => one.Start < track.InstantOf(start + length) && (one.End ?? long.MaxValue) > track.InstantOf(start)) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{column}: {found} findings in {Months} months; {told} of {put} told");
        Assert.InRange(found, 0, most);
        Assert.InRange(told, least, put);
    }

    private static List<Found> Find(HourTrack track, double[]? outside, int first) =>
        [.. UnusualHours.Find(Expectation.Of(track, outside, first)).Where(one => one.Start >= track.InstantOf(first))];

    private static int FirstWorkday(DateOnly day, DateOnly from)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return day.DayNumber - from.DayNumber;
    }
}
