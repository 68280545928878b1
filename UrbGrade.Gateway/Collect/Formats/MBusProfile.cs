using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Telegrams of M-Bus meters, a line of hexadecimal digits each.</summary>
/// <param name="Clock">The zone that the meters' clocks keep; most know no summer time.</param>
internal sealed record MBusProfile(string Name, DateTimeZone Clock) : FileProfile(Name)
{
    /// <summary>The 16-byte keys of meters that encrypt, by identification.</summary>
    public IReadOnlyDictionary<string, byte[]> Keys { get; init; } = new Dictionary<string, byte[]>();

    public override IFileFormat Open(Func<string, bool> isKnownMeter) => new MBusFormat(this, isKnownMeter);
}
