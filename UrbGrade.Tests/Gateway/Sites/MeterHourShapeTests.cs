using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Sites.Kalundborg;
using static UrbGrade.Tests.Gateway.Sites.KalundborgWorld;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class MeterHourShapeTests
{
    [Fact]
    public void Writes_a_message_that_says_what_is_known()
    {
        var hour = new HourValues("23456", new AssetPosition(55.65, 11.28), Instant.FromUtc(2015, 4, 13, 14, 0)) { Carrier = Carrier.Water };
        hour[Quantity.Volume] = 0.0125;
        hour.Estimate(Quantity.Volume, "03-gap linear ELS");
        var other = new HourValues("23457", null, Instant.FromUtc(2015, 4, 13, 14, 0));
        other[Quantity.TemperatureFlow] = 60;
        var shape = new MeterHourShape(new LayoutShape([]));

        Assert.True(shape.Says(hour));
        Assert.False(shape.Says(other));
        var body = shape.WriteBody("10", Instant.FromUtc(2015, 4, 14, 2, 15), [hour], []);
        var message = Assert.Single(Messages(body));
        Assert.Equal(("003", "001", "SeasNve", "23456", "0.0125", "estimated", "03-gap linear ELS"), (message.Type, message.Version, message.Source, message.Meter, message.Value, message.Quality, message.Method));
        Assert.Equal(("23456", Instant.FromUtc(2015, 4, 13, 14, 0)), shape.Locate(body, 0));
        Assert.Equal((null, null), shape.Locate(body, 1));
    }
}
