using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>
/// The XML stream of CurrentCost EnviR monitors (CC128): live messages with power by channel, or pulses, and messages with
/// the energy of past two-hour blocks. Messages tell the time of day only; their day comes from when the file was written.
/// </summary>
/// <param name="Zone">Of the monitor's clock.</param>
/// <param name="Meters">Meter of a sensor number, for messages of the past, which do not name the radio's id.</param>
internal sealed record CurrentCostProfile(string Name, DateTimeZone Zone, IReadOnlyDictionary<string, string> Meters) : FileProfile(Name)
{
    public override IFileFormat Open(Func<string, bool> isKnownMeter) => new CurrentCostFormat(this, isKnownMeter);
}
