using System.Linq.Expressions;
using UrbGrade.Modules.Dashboard.SensorThings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.SensorThings;

public sealed class InstantPartsTests
{
    /// <summary>Every day of the Gregorian calendar's four hundred years, and the ends of it.</summary>
    [Fact]
    public void Parts_that_are_reckoned_from_milliseconds_are_those_of_the_calendar()
    {
        Expression<Func<Observation, long>> parts = observation =>
            (((observation.PhenomenonTime.Year * 100L) + observation.PhenomenonTime.Month) * 100) + observation.PhenomenonTime.Day;
        var (known, reckoned) = (parts.Compile(), Reckoned(parts));
        var from = When.Instant("1899-12-31T23:59:59.999Z");
        var days = Enumerable.Range(0, 146_100).Select(day => from.AddDays(day)).Append(DateTimeOffset.MinValue).Append(DateTimeOffset.MaxValue);

        Assert.All(days.Select(day => new Observation { PhenomenonTime = day }), one => Assert.Equal(known(one), reckoned(one)));
    }

    [Fact]
    public void A_time_of_day_has_its_hour_minute_second_and_fraction()
    {
        Expression<Func<Observation, string>> parts = observation =>
            observation.PhenomenonTime.Hour + ":" + observation.PhenomenonTime.Minute + ":" + observation.PhenomenonTime.Second + " "
            + observation.PhenomenonTime.Millisecond;

        Assert.Equal("23:59:58 7", Reckoned(parts)(new Observation { PhenomenonTime = When.Instant("1969-12-31T23:59:58.007Z") }));
    }

    [Fact]
    public void Its_ticks_are_those_of_its_milliseconds()
    {
        Expression<Func<Observation, long>> ticks = observation => observation.PhenomenonTime.UtcTicks;
        var reckoned = Reckoned(ticks);
        foreach (var instant in new[] { DateTimeOffset.MinValue, When.Instant("1969-12-31T23:59:58.007Z"), When.Instant("9999-12-31T23:59:59.999Z") })
        {
            Assert.Equal(instant.UtcTicks, reckoned(new Observation { PhenomenonTime = instant }));
        }
    }

    [Fact]
    public void Fractions_of_a_second_are_compared_as_numbers_that_each_database_has()
    {
        Expression<Func<Observation, bool>> half = observation => observation.PhenomenonTime.Millisecond / 1000m == 0.5m;
        var reckoned = new InstantParts().Visit(half);

        Assert.DoesNotContain("Decimal", reckoned.ToString(), StringComparison.Ordinal);
        Assert.True(((Expression<Func<Observation, bool>>)reckoned).Compile()(new Observation { PhenomenonTime = When.Instant("2026-03-10T09:00:00.500Z") }));
    }

    private static Func<Observation, TResult> Reckoned<TResult>(Expression<Func<Observation, TResult>> parts)
    {
        var reckoned = (Expression<Func<Observation, TResult>>)new InstantParts().Visit(parts);
        Assert.Contains("Milliseconds(", reckoned.ToString(), StringComparison.Ordinal);
        return reckoned.Compile();
    }
}
