namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>A local day of which most hours are both measured and expected.</summary>
/// <param name="Start">Its first hour of the track.</param>
/// <param name="End">Excluded.</param>
/// <param name="Residual">Measured less expected.</param>
/// <param name="Apart">How far the peers that say what is expected lie apart, in the unit of the amounts; 0 where none do.</param>
internal readonly record struct ExpectedDay(DateOnly Day, int Start, int End, double Residual, double Expected, double Apart)
{
    private const int WholeDay = 20;

    /// <param name="from">The first hour of the track that counts.</param>
    public static List<ExpectedDay> Of(Expectation expectation, int from)
    {
        var track = expectation.Track;
        var days = new List<ExpectedDay>();
        for (var i = from; i < track.Count;)
        {
            var (day, start) = (track.DayOf(i), i);
            double residual = 0, expected = 0, apart = 0;
            var hours = 0;
            for (; i < track.Count && track.DayOf(i) == day; i++)
            {
                if (!double.IsNaN(track.Values[i]) && !double.IsNaN(expectation.Expected[i]))
                {
                    residual += track.Values[i] - expectation.Expected[i];
                    expected += expectation.Expected[i];
                    apart += expectation.Apart[i] * Math.Abs(expectation.Expected[i]);
                    hours++;
                }
            }

            if (hours >= WholeDay)
            {
                days.Add(new ExpectedDay(day, start, i, residual, expected, apart));
            }
        }

        return days;
    }
}
