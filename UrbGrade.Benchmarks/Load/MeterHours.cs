using System.Buffers;
using System.Globalization;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Benchmarks.Load;

/// <summary>
/// Hourly messages of many meters with four readings each (energy, price, inside and outside temperature), in the order in
/// which gateways send them: one local civil day after the other. The values are made up and the same in every run.
/// </summary>
/// <param name="Meters">Each makes four series.</param>
/// <param name="Days">Local civil days.</param>
/// <param name="From">The first of them; 1 January 2025 where none is given.</param>
internal sealed record MeterHours(int Meters, int Days, DateOnly? From = null)
{
    public const int ReadingsOfMessage = 4;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
    private static readonly DateTime First = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Messages of all days.</summary>
    public int Messages => (int)(StartOf(Begin + Days) - StartOf(Begin)).TotalHours * Meters;

    private int Begin => From is { } day ? day.DayNumber - DateOnly.FromDateTime(First).DayNumber : 0;

    /// <summary>Bodies of at most <paramref name="size"/> messages.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Body, int Messages)> Batches(int size)
    {
        var body = new ArrayBufferWriter<byte>(size * 600);
        var writer = new AggregationRequestWriter(body);
        writer.Start();
        var inBody = 0;
        foreach (var (meter, hour) in Hours())
        {
            Write(writer, meter, hour);
            if (++inBody < size)
                continue;
            writer.End(PublishedPlatform.Tenant);
            yield return (body.WrittenMemory, inBody);
            body = new ArrayBufferWriter<byte>(body.WrittenCount + 1024);
            writer = new AggregationRequestWriter(body);
            writer.Start();
            inBody = 0;
        }

        if (inBody == 0)
            yield break;
        writer.End(PublishedPlatform.Tenant);
        yield return (body.WrittenMemory, inBody);
    }

    /// <summary>A body with other values for one day of one meter.</summary>
    public static IEnumerable<(ReadOnlyMemory<byte> Body, int Messages)> CorrectedDay(int meter, int day)
    {
        var body = new ArrayBufferWriter<byte>(24 * 600);
        var writer = new AggregationRequestWriter(body);
        var messages = 0;
        writer.Start();
        for (var hour = StartOf(day); hour < StartOf(day + 1); hour += TimeSpan.FromHours(1))
        {
            Write(writer, meter, hour, correction: 0.5);
            messages++;
        }

        writer.End(PublishedPlatform.Tenant);
        yield return (body.WrittenMemory, messages);
    }

    /// <summary>How a meter is named.</summary>
    public static string Source(int meter) => string.Create(CultureInfo.InvariantCulture, $"{1000 + meter}");

    /// <summary>The local day of a number.</summary>
    public static DateOnly Day(int day) => DateOnly.FromDateTime(First.AddDays(day));

    private static DateTimeOffset StartOf(int day) => new(TimeZoneInfo.ConvertTimeToUtc(First.AddDays(day), Zone), TimeSpan.Zero);

    private static void Write(AggregationRequestWriter writer, int meter, DateTimeOffset hour, double correction = 0)
    {
        // Cheap, spread and reproducible: what is measured is the platform, not a generator of random numbers.
        var mix = unchecked(((uint)meter * 2654435761u) ^ ((uint)hour.ToUnixTimeSeconds() * 40503u));
        writer.StartMessage(new MessageHead(hour.AddHours(1), "001", "0.0.1", Source(meter), "41.40", "2.18"));
        writer.Field("measure_timestamp_start", hour);
        writer.Field("measure_timestamp_end", hour.AddHours(1));
        writer.Field("energy_measure", ((mix % 50000) / 10000.0) + correction);
        writer.Field("energy_price", 0.04 + ((mix >> 8) % 1000 / 10000.0));
        writer.Field("temperature_in", 18 + ((mix >> 12) % 80 / 10.0));
        writer.Field("temperature_out", 5 + ((mix >> 16) % 250 / 10.0));
        writer.EndMessage();
    }

    private IEnumerable<(int Meter, DateTimeOffset Hour)> Hours()
    {
        for (var day = Begin; day < Begin + Days; day++)
        {
            var (from, to) = (StartOf(day), StartOf(day + 1));
            for (var meter = 0; meter < Meters; meter++)
            {
                for (var hour = from; hour < to; hour += TimeSpan.FromHours(1))
                    yield return (meter, hour);
            }
        }
    }
}
