using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>A year of the weather that a place has had: for each calendar day the temperatures of all years that are known.</summary>
/// <remarks>A model is asked for each of them and the answers averaged, since use is no straight line of the
/// temperature. 29 February counts as the day before.</remarks>
internal sealed class NormalYear
{
    private const int Days = 365;

    /// <summary>With fewer days of the calendar known, a season would be missing.</summary>
    private const int FewestDays = 330;

    private readonly double[][] drivers;

    private NormalYear(double[][] drivers, DateOnly from, DateOnly until) => (this.drivers, From, Until) = (drivers, from, until);

    /// <summary>First day of the history.</summary>
    public DateOnly From { get; }

    /// <summary>Excluded.</summary>
    public DateOnly Until { get; }

    /// <summary>Null where fewer than 330 days of the calendar are known.</summary>
    /// <param name="days">In the order of time; those without a value are left out.</param>
    public static NormalYear? Of(IEnumerable<(DateOnly Day, double Driver)> days)
    {
        var known = days.Where(day => !double.IsNaN(day.Driver)).ToList();
        var byDay = known.GroupBy(day => (day.Day.Month, Day: day.Day is { Month: 2, Day: 29 } ? 28 : day.Day.Day))
            .Select(day => day.Select(one => one.Driver).ToArray()).ToArray();
        return byDay.Length < FewestDays ? null : new NormalYear(byDay, known[0].Day, known[^1].Day.AddDays(1));
    }

    /// <summary>The year of darkness at a place, which is every year the same.</summary>
    /// <param name="latitude">WGS 84, degrees.</param>
    public static NormalYear OfNights(double latitude)
    {
        var first = new DateOnly(2019, 1, 1);
        return Of(Enumerable.Range(0, Days).Select(first.AddDays).Select(day => (day, new Sun(latitude, 0).NightHours(day))))!;
    }

    /// <summary>kWh of the year.</summary>
    /// <param name="use">kWh of a day by what explains it.</param>
    public double Sum(Func<double, double> use) => drivers.Sum(day => day.Average(use)) * Days / drivers.Length;
}
