using NodaTime;

namespace UrbGrade.Gateway.Compose;

/// <summary>How a site writes its hours as messages of the aggregation interface.</summary>
internal interface IMessageShape
{
    /// <summary>Whether an hour makes a message.</summary>
    bool Says(HourValues hour) => true;

    /// <summary>The content of the SOAP Body, one message for each asset and hour, in exclusive canonical form, UTF-8.</summary>
    byte[] WriteBody(string tenant, Instant composedAt, IReadOnlyList<HourValues> hours);

    /// <summary>What the content says apart from when it was composed: equal texts need no second sending.</summary>
    string ContentHash(IReadOnlyList<HourValues> hours);

    /// <summary>Source and start of the message at a position of a body; nulls where the body has no such message.</summary>
    (string? Element, Instant? Start) Locate(ReadOnlyMemory<byte> body, int position);
}
