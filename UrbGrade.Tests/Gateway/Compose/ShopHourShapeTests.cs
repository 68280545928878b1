using System.Text;
using System.Xml.Linq;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Sites.Barcelona;

namespace UrbGrade.Tests.Gateway.Compose;

public sealed class ShopHourShapeTests
{
    private static readonly Instant ComposedAt = Instant.FromUtc(2014, 12, 25, 17, 24, 31);

    [Fact]
    public void Writes_the_pilots_published_message_element_for_element()
    {
        var hour = Hour(new AssetPosition(41, -4));
        hour[Quantity.Energy] = 2.9833;
        hour[Quantity.Price] = 0.012738;
        hour[Quantity.TemperatureIn] = 21.3;
        hour[Quantity.TemperatureOut] = 15.7;

        var messages = Write(hour).Root!.Element("messages");

        var published = XDocument.Parse(Encoding.Latin1.GetString(GatewaySamples.Read("messages/barcelona-shop-hour.xml")));
        Assert.True(XNode.DeepEquals(published.Root, messages), messages!.ToString());
    }

    [Fact]
    public void Leaves_out_what_is_not_known()
    {
        var hour = Hour(null);
        hour[Quantity.TemperatureIn] = 21.3;

        var message = Write(hour).Root!.Element("messages")!.Element("message")!;

        Assert.Equal(["measure_timestamp_start", "measure_timestamp_end", "temperature_in"], message.Descendants("gcontent").Elements().Select(element => element.Name.LocalName));
        Assert.Empty(message.Descendants("messagePosition"));
    }

    [Theory]
    [InlineData(0.0000001, "0.0000001")]
    [InlineData(0, "0")]
    [InlineData(-0.00312, "-0.00312")]
    [InlineData(123456.789, "123456.789")]
    public void Never_writes_an_exponent(double value, string expected)
    {
        var hour = Hour(null);
        hour[Quantity.Price] = value;

        Assert.Equal(expected, Write(hour).Descendants("energy_price").Single().Value);
    }

    [Fact]
    public void Names_the_tenant_and_tells_where_a_message_stands()
    {
        var body = new ShopHourShape().WriteBody("20", ComposedAt, [Hour(null), Hour(null, "B&B <1>")], []);

        Assert.Equal("20", XDocument.Parse(Encoding.UTF8.GetString(body)).Root!.Element(XName.Get("tenantCode", "http://urb-grade.eu"))!.Value);
        Assert.Equal(("B&B <1>", Instant.FromUtc(2014, 10, 17, 13, 0)), new ShopHourShape().Locate(body, 1));
        Assert.Equal((null, null), new ShopHourShape().Locate(body, 2));
    }

    [Fact]
    public void Says_the_same_whenever_it_is_composed()
    {
        IMessageShape shape = new ShopHourShape();
        var changed = Hour(null);
        changed[Quantity.Energy] = 1;

        Assert.Equal(shape.ContentHash([Hour(null)], []), shape.ContentHash([Hour(null)], []));
        Assert.NotEqual(shape.ContentHash([Hour(null)], []), shape.ContentHash([changed], []));
    }

    private static HourValues Hour(AssetPosition? position, string element = "477") => new(element, position, Instant.FromUtc(2014, 10, 17, 13, 0));

    private static XDocument Write(HourValues hour) =>
        XDocument.Parse(Encoding.UTF8.GetString(new ShopHourShape().WriteBody("20", ComposedAt, [hour], [])));
}
