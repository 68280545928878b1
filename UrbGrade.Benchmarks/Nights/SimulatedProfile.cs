using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Modules.Profiling;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Benchmarks.Nights;

/// <summary>The profile of a simulated meter, and the shapes that its days are held against.</summary>
internal sealed class SimulatedProfile
{
    private static readonly int DaysOfProfile = new ProfilingOptions().DaysOfProfile;

    private SimulatedProfile(AtypicalDays shapes, double[] week) => (Shapes, Week) = (shapes, week);

    public AtypicalDays Shapes { get; }

    /// <summary>Shape of the newest month's week.</summary>
    public double[] Week { get; }

    /// <summary>Makes it from the days before a night.</summary>
    /// <param name="known">The shapes there are; null where they are made anew.</param>
    /// <exception cref="BenchException">There is no profile.</exception>
    public static SimulatedProfile Of(IReadingSource readings, DateOnly night, AtypicalDays? known)
    {
        var from = night.AddDays(-DaysOfProfile);
        var hours = SimulatedReadings.Energy.Read(readings, from, night);
        var outside = SimulatedReadings.Temperature.Read(readings, from, night);
        var days = SortedDays.Of(hours, SimulatedReadings.Energy.Calendar, from, isZeroMissing: true);
        var profile = SeriesProfile.Of(days, night, MeanOf, PublicHolidays.Spain.IsHoliday);
        var shapes = known ?? UsualShapes.Of(days.Whole);
        if (profile.State != ProfileState.Ready || profile.Months.Count == 0 || shapes is null)
            throw new BenchException($"no profile, but {profile.State}");
        foreach (var day in days.Whole)
        {
            if (day.Shape is { } shape)
                shapes.Judge(shape);
        }

        return new SimulatedProfile(shapes, profile.Months[^1].Week);

        double? MeanOf(DateOnly day)
        {
            var first = 24 * (day.DayNumber - from.DayNumber);
            double sum = 0;
            for (var hour = first; hour < first + 24; hour++)
                sum += outside![hour].Value;
            return sum / 24;
        }
    }
}
