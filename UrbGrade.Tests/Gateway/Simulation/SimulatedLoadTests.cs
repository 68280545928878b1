using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Simulation;

namespace UrbGrade.Tests.Gateway.Simulation;

public sealed class SimulatedLoadTests
{
    [Fact]
    public void Bodies_hold_every_shop_and_hour_once_in_the_size_asked_for()
    {
        var load = new SimulatedLoad(seed: 1, shops: 7, tenant: "20");

        var bodies = load.Bodies(new LocalDate(2024, 3, 30), days: 2, messages: 100).Select(Encoding.UTF8.GetString).ToList();

        Assert.Equal([100, 68, 100, 61], bodies.Select(body => body.Split("<message>").Length - 1));
        Assert.All(bodies, body => Assert.Contains("<urb:tenantCode>20</urb:tenantCode>", body, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_hour_has_its_four_readings()
    {
        var hours = new SimulatedLoad(seed: 1, shops: 3, tenant: "20").Day(new LocalDate(2024, 10, 27));

        Assert.Equal(75, hours.Count);
        Assert.Equal(75, hours.Select(hour => (hour.Element, hour.Start)).Distinct().Count());
        Assert.All(hours, hour => Assert.True(hour[Quantity.Energy] > 0 && hour[Quantity.Price] > 0 && hour[Quantity.TemperatureIn] is not null && hour[Quantity.TemperatureOut] is not null));
    }
}
