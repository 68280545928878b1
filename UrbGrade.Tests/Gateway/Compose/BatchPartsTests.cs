using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Sites.Barcelona;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Compose;

public sealed class BatchPartsTests
{
    private const int Shops = 420;
    private static readonly LocalDate Day = new(2014, 10, 17);

    [Theory]
    [InlineData(25, new[] { 10, 10, 5 })]
    [InlineData(10, new[] { 10 })]
    [InlineData(0, new int[0])]
    public void Hours_are_divided_in_their_order(int count, int[] expected)
    {
        var hours = Enumerable.Range(0, count).Select(hour => new HourValues($"{hour}", null, Instant.FromUtc(2014, 10, 17, 0, 0)) { [Quantity.Energy] = 1 }).ToList();

        var parts = BatchParts.Of(new ShopHourShape(), hours, [], most: 10);

        Assert.Equal(expected, parts.Select(part => part.Messages));
        Assert.Equal(hours, parts.SelectMany(part => part.Hours));
    }

    [Fact]
    public async Task A_day_with_more_messages_than_the_platform_takes_leaves_in_parts_that_are_settled_each_by_itself()
    {
        using var gateway = new GatewayWorld(root => root["meters"] = new JsonObject(Enumerable.Range(0, Shops).Select(shop =>
            KeyValuePair.Create<string, JsonNode?>(Cups(shop), new JsonObject { ["element"] = $"{shop}" }))));
        Drop(gateway, "a.csv", "1,5");
        gateway.Take();
        Assert.Equal(1, gateway.Compose());

        var batches = gateway.Batches();
        Assert.Equal([("BCN-01/2014-10-17/r1", 10_000), ("BCN-01/2014-10-17/r1/p2", (Shops * 24) - 10_000)], batches.Select(batch => (batch.Id, batch.Messages)));
        var first = gateway.Database.Read(connection => batches.ConvertAll(batch => Outbox.Body(connection, batch.Id)));
        Assert.Equal([10_000, (Shops * 24) - 10_000], first.Select(Messages));

        // One part that the platform cannot take does not hold the other up, and the day is not done before both are.
        gateway.Platform.Answer = request => Messages(request.Body) == 10_000 ? request.Accept() : throw new HttpRequestException("cut");
        await gateway.SendAsync();
        Assert.Equal([BatchState.Acknowledged, BatchState.Pending], gateway.Batches().Select(batch => batch.State));
        Assert.Empty(gateway.Database.Read(connection => OldReadings.Days(connection, new LocalDate(2020, 1, 1), 10)));
        gateway.Platform.ComeBack();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await gateway.SendAsync();
        Assert.All(gateway.Batches(), batch => Assert.Equal(BatchState.Acknowledged, batch.State));
        Assert.Equal([Day], gateway.Database.Read(connection => OldReadings.Days(connection, new LocalDate(2020, 1, 1), 10)));

        Assert.Equal(0, gateway.Compose());
        Drop(gateway, "b.csv", "2,5");
        gateway.Take();
        Assert.Equal(1, gateway.Compose());
        Assert.Equal(
            ["BCN-01/2014-10-17/r2", "BCN-01/2014-10-17/r2/p2", "BCN-01/2014-10-17/r1", "BCN-01/2014-10-17/r1/p2"], gateway.Batches().Select(batch => batch.Id));
    }

    private static string Cups(int shop) => $"ES0031400000000{shop:000}XX0F";

    private static int Messages(byte[] body) => Encoding.UTF8.GetString(body).Split("<message>").Length - 1;

    private static void Drop(GatewayWorld gateway, string name, string value) => gateway.Drop(
        "energy", name,
        ["CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", .. Enumerable.Range(0, Shops).SelectMany(shop => Enumerable.Range(1, 24).Select(hour => $"{Cups(shop)};17/10/2014;{hour};{value};R"))]);
}
