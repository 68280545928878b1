using System.Text;
using System.Xml.Linq;
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

    [Fact]
    public void What_a_heat_meter_knows_beside_the_heat_is_a_message_of_its_own_and_each_quality_another()
    {
        var start = Instant.FromUtc(2015, 1, 13, 14, 0);
        var hour = new HourValues("23456", null, start) { Carrier = Carrier.Heat };
        hour[Quantity.Energy] = 2.5;
        hour[Quantity.Volume] = 0.0625;
        hour[Quantity.TemperatureFlow] = 78.5;
        hour[Quantity.TemperatureReturn] = 43.1;
        var shape = new MeterHourShape(new LayoutShape([]));
        string[] Said() => [.. XDocument.Parse(Encoding.UTF8.GetString(shape.WriteBody("10", start, [hour], []))).Descendants("message").Select(message =>
            $"{message.Descendants("type").Single().Value} {message.Descendants("version").Single().Value} " + string.Join(' ', message.Descendants("gcontent").Single().Elements().Skip(3).Select(part => $"{part.Name}={part.Value}")))];

        Assert.Equal(["002 001 consumption=2.5 quality=measured", "002 002 volume=0.0625 temperature_flow=78.5 temperature_return=43.1 quality=measured"], Said());
        Assert.Equal(2, shape.Messages([hour], []));

        hour.Estimate(Quantity.Energy, "03-gap");
        hour.Estimate(Quantity.Volume, "03-gap");
        Assert.Equal(
            [
                "002 001 consumption=2.5 quality=estimated method=03-gap", "002 002 volume=0.0625 quality=estimated method=03-gap",
                "002 002 temperature_flow=78.5 temperature_return=43.1 quality=measured",
            ],
            Said());
        Assert.Equal(3, shape.Messages([hour], []));
        Assert.Equal(("23456", start), shape.Locate(shape.WriteBody("10", start, [hour], []), 2));
    }

    [Fact]
    public void The_temperature_outside_is_said_of_heat_meters_alone_each_by_its_name()
    {
        var start = Instant.FromUtc(2015, 1, 13, 14, 0);
        var heat = new HourValues("23456", new AssetPosition(55.65, 11.28), start) { Carrier = Carrier.Heat };
        heat[Quantity.Energy] = 2.5;
        heat[Quantity.TemperatureOut] = -1.5;
        var power = new HourValues("23457", null, start);
        power[Quantity.Energy] = 0.25;
        power[Quantity.TemperatureOut] = -1.5;
        var shape = new MeterHourShape(new LayoutShape([]));

        var body = shape.WriteBody("10", start, [heat, power], []);

        Assert.Equal(3, shape.Messages([heat, power], []));
        var said = XDocument.Parse(Encoding.UTF8.GetString(body)).Descendants("message").ToList();
        Assert.Equal(
            ["002 001", "001 0.0.1", "001 003"],
            said.Select(message => $"{message.Descendants("type").Single().Value} {message.Descendants("version").Single().Value}"));
        Assert.Equal(("23456", "-1.5"), (said[1].Descendants("messageSourceElement").Single().Value, said[1].Descendants("temperature_out").Single().Value));
        Assert.Equal(
            [("23456", start), ("23456", start), ("23457", start)],
            Enumerable.Range(0, 3).Select(position => shape.Locate(body, position)).Select(found => (found.Element!, found.Start!.Value)));
    }
}
