using System.Buffers;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Tests.Quantification;

/// <summary>Writes the envelopes of stored requests; nobody verifies a stored one again, so they carry no signature.</summary>
internal static class TestRequest
{
    public static byte[] OfShops(IEnumerable<ShopHour> hours) => Envelope(writer =>
    {
        foreach (var hour in hours)
        {
            writer.StartMessage(new MessageHead(hour.End.AddMinutes(5), "001", "0.0.1", hour.Source, "41", "-4"));
            writer.Field("measure_timestamp_start", hour.Start);
            writer.Field("measure_timestamp_end", hour.End);
            Write(writer, "energy_measure", hour.Energy);
            Write(writer, "energy_price", hour.Price);
            Write(writer, "temperature_in", hour.Inside);
            Write(writer, "temperature_out", hour.Outside);
            writer.EndMessage();
        }
    });

    /// <summary>Messages whose head says when, as Kalundborg's meters and Eibar's cabinets send them.</summary>
    public static byte[] OfHeads(string type, string version, params (string Source, DateTimeOffset At, (string Field, string Text)[] Content)[] messages) =>
        Envelope(writer =>
        {
            foreach (var (source, at, content) in messages)
            {
                writer.StartMessage(new MessageHead(at, type, version, source));
                foreach (var (field, text) in content)
                {
                    writer.Field(field, text);
                }

                writer.EndMessage();
            }
        });

    private static byte[] Envelope(Action<AggregationRequestWriter> messages)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header/><S:Body>"u8);
        var writer = new AggregationRequestWriter(output);
        writer.Start();
        messages(writer);
        writer.End("20");
        output.Write("</S:Body></S:Envelope>"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(AggregationRequestWriter writer, string field, double? value)
    {
        if (value is { } number)
        {
            writer.Field(field, number);
        }
    }
}
