using System.Buffers;
using System.Buffers.Binary;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>Distinct signed requests of hourly shop messages, and the file in which another program reads the same bytes.</summary>
internal static class SignedFiles
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="entries">Messages in each request.</param>
    public static byte[][] Create(SoapSigner signer, int files, int entries)
    {
        var made = new byte[files][];
        for (var file = 0; file < files; file++)
        {
            var body = new ArrayBufferWriter<byte>();
            WriteBody(body, file, entries);
            var envelope = new ArrayBufferWriter<byte>();
            signer.SignRequest(envelope, body.WrittenSpan);
            made[file] = envelope.WrittenSpan.ToArray();
        }

        return made;
    }

    /// <summary>Each request preceded by its length in four bytes, the highest first.</summary>
    public static void Write(string path, byte[][] files)
    {
        using var stream = File.Create(path);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var file in files)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, file.Length);
            stream.Write(length);
            stream.Write(file);
        }
    }

    private static void WriteBody(ArrayBufferWriter<byte> body, int file, int entries)
    {
        var random = new Random(file);
        var writer = new AggregationRequestWriter(body);
        writer.Start();
        for (var entry = 0; entry < entries; entry++)
        {
            var from = Start.AddHours(entry / 50);
            writer.StartMessage(new MessageHead(from.AddHours(1), "001", "0.0.1", $"{477 + (entry % 50)}", "41.403", "2.187"));
            writer.Field("measure_timestamp_start", from);
            writer.Field("measure_timestamp_end", from.AddHours(1));
            writer.Field("energy_measure", Math.Round(random.NextDouble() * 5, 4));
            writer.Field("energy_price", Math.Round(0.05 + (random.NextDouble() / 10), 6));
            writer.Field("temperature_in", Math.Round(18 + (random.NextDouble() * 8), 1));
            writer.Field("temperature_out", Math.Round(5 + (random.NextDouble() * 25), 1));
            writer.EndMessage();
        }

        writer.End("20");
    }
}
