using System.Buffers;
using NodaTime;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Sites.Barcelona;

namespace UrbGrade.Gateway.Simulation;

/// <summary>
/// The simulated site as a source of load: its hours without any file or fault between, and request bodies of any size.
/// Each shop and hour has four readings (energy, price, temperature inside and outside). Thread-safe.
/// </summary>
/// <param name="shops">Their meters are named as in <see cref="SimulatedSite.Element"/>.</param>
internal sealed class SimulatedLoad(int seed, int shops, string tenant)
{
    private readonly SimulatedSite site = new(seed, shops, tenant);

    /// <summary>The site, for its manifest.</summary>
    public SimulatedSite Site => site;

    /// <summary>Every shop and hour of a civil day, by shop, then by time: 23, 24 or 25 for each shop.</summary>
    public List<HourValues> Day(LocalDate day)
    {
        var hours = new SiteCalendar(site.Zone).HoursOf(day).ToList();
        var prices = hours.Select(hour => (double)(site.Market.Price(hour) / 1000)).ToList();
        var outside = hours.Select(hour => Math.Round(site.Weather.Temperature(hour.ToUnixTimeSeconds() / 3600), 1)).ToList();
        var all = new List<HourValues>(shops * hours.Count);
        foreach (var shop in site.Shops)
        {
            var truth = shop.Day(day);
            var position = new AssetPosition(shop.Latitude, shop.Longitude);
            for (var hour = 0; hour < hours.Count; hour++)
            {
                all.Add(new HourValues(SimulatedSite.Element(shop.Index), position, hours[hour])
                {
                    [Quantity.Energy] = (double)truth[hour].EnergyKwh,
                    [Quantity.Price] = prices[hour],
                    [Quantity.TemperatureIn] = (double)truth[hour].InsideCelsius,
                    [Quantity.TemperatureOut] = outside[hour],
                });
            }
        }

        return all;
    }

    /// <summary>Bodies that hold the days in order, each with as many messages as asked for, the last of a day with what is left.</summary>
    /// <param name="messages">Messages in a body; no body mixes days.</param>
    public IEnumerable<byte[]> Bodies(LocalDate from, int days, int messages)
    {
        var shape = new ShopHourShape();
        for (var day = from; day < from.PlusDays(days); day = day.PlusDays(1))
        {
            var composedAt = new SiteCalendar(site.Zone).IntervalOf(day).End;
            foreach (var part in Day(day).Chunk(messages))
                yield return shape.WriteBody(tenant, composedAt, part, []);
        }
    }

    /// <summary>A body as a signed envelope, ready to be posted.</summary>
    public static byte[] Sign(SoapSigner signer, ReadOnlySpan<byte> body)
    {
        var envelope = new ArrayBufferWriter<byte>(body.Length + 8192);
        signer.SignRequest(envelope, body);
        return envelope.WrittenSpan.ToArray();
    }
}
