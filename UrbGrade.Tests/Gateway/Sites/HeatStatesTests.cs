using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Sites.Kalundborg;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class HeatStatesTests
{
    [Theory]
    [InlineData("40 - - 43", "40 41* 42* 43")]
    [InlineData("- 41 42 -", "41* 41 42 42*")]
    [InlineData("40 - - - - - - 47", "40 41* 42* 43* 44* 45* 46* 47")]
    [InlineData("40 - - - - - - - 48", "40 - - - - - - - 48")]
    [InlineData("- - - - - - - 47", "- 47* 47* 47* 47* 47* 47* 47")]
    [InlineData("- - -", "- - -")]
    public void Lost_temperatures_are_estimated_from_their_neighbours_unless_the_gap_is_long(string read, string expected)
    {
        var hours = read.Split(' ').Select((text, index) =>
        {
            var hour = new HourValues("H7", null, Instant.FromUtc(2019, 1, 15, 0, 0) + Duration.FromHours(index));
            hour[Quantity.TemperatureReturn] = text == "-" ? null : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
            return hour;
        }).ToList();

        HeatStates.Fill(hours);

        Assert.Equal(expected, string.Join(' ', hours.Select(hour => hour[Quantity.TemperatureReturn] is { } value
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}{(hour.MethodOf(Quantity.TemperatureReturn) is null ? "" : "*")}")
            : "-")));
        Assert.All(hours, hour => Assert.Null(hour[Quantity.TemperatureFlow]));
    }

    [Theory]
    [InlineData(0.06, 2.712, null, 45.2)]
    [InlineData(0.06, 2.712, 44.0, 44.0)]
    [InlineData(0.0, 2.712, null, null)]
    [InlineData(0.06, null, null, null)]
    public void A_temperature_that_was_not_read_is_that_of_the_registers(double volume, double? carried, double? read, double? expected)
    {
        var hour = new HourValues("H7", null, Instant.FromUtc(2019, 1, 15, 0, 0));
        (hour[Quantity.Volume], hour[Quantity.Returned], hour[Quantity.TemperatureReturn]) = (volume, carried, read);

        HeatStates.Fill([hour]);

        Assert.Equal(expected, hour[Quantity.TemperatureReturn]);
        Assert.Null(hour.MethodOf(Quantity.TemperatureReturn));
    }

    [Fact]
    public void Estimated_steps_of_registers_tell_no_temperature()
    {
        var hour = new HourValues("H7", null, Instant.FromUtc(2019, 1, 15, 0, 0));
        (hour[Quantity.Volume], hour[Quantity.Returned]) = (0.06, 2.712);
        hour.Estimate(Quantity.Returned, "03-gap like-day ES");

        HeatStates.Fill([hour]);

        Assert.Null(hour[Quantity.TemperatureReturn]);
    }
}
