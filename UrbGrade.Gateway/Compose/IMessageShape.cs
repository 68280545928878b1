using System.Security.Cryptography;
using NodaTime;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Compose;

/// <summary>How a site writes its hours as messages of the aggregation interface.</summary>
internal interface IMessageShape
{
    /// <summary>Estimates what the site estimates only as it leaves, and marks it so.</summary>
    /// <param name="hours">Of one civil day, by asset, then by time.</param>
    void Fill(IReadOnlyList<HourValues> hours)
    {
    }

    /// <summary>Whether an hour makes a message.</summary>
    bool Says(HourValues hour) => true;

    /// <summary>Whether a record makes a message.</summary>
    bool Says(KeptRecord record) => false;

    /// <summary>How many messages a body of these has.</summary>
    int Messages(IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records) => hours.Count;

    /// <summary>The content of the SOAP Body, its messages in exclusive canonical form, UTF-8.</summary>
    /// <param name="hours">Those that <see cref="Says(HourValues)"/> holds for.</param>
    /// <param name="records">Those that <see cref="Says(KeptRecord)"/> holds for.</param>
    byte[] WriteBody(string tenant, Instant composedAt, IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records);

    /// <summary>What the content says apart from when it was composed: equal texts need no second sending.</summary>
    string ContentHash(IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records) =>
        Convert.ToHexStringLower(SHA256.HashData(WriteBody("", Instant.FromUnixTimeSeconds(0), hours, records)));

    /// <summary>Source and start of the message at a position of a body; nulls where the body has no such message.</summary>
    (string? Element, Instant? Start) Locate(ReadOnlyMemory<byte> body, int position);
}
