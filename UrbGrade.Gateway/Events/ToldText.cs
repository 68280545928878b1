using System.Globalization;
using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Gateway.Events;

/// <summary>An entry of the event table as the platform is told of it.</summary>
internal static class ToldText
{
    private const int Longest = 1_000;

    /// <returns>Null for what only helps whoever looks for a fault at the gateway itself.</returns>
    public static ToldEvent? Of(long id, GatewayEvent entry) => LevelOf(entry.Level) is { } level
        ? new ToldEvent(
            string.Create(CultureInfo.InvariantCulture, $"{entry.At.ToUnixTimeSeconds()}-{id}"), entry.At, entry.Code, level, Plain(entry.Message))
        : null;

    private static EventLevel? LevelOf(string level) => level switch
    {
        nameof(LogLevel.Information) => EventLevel.Information,
        nameof(LogLevel.Warning) => EventLevel.Warning,
        nameof(LogLevel.Error) or nameof(LogLevel.Critical) => EventLevel.Error,
        _ => null,
    };

    /// <summary>What was read from a meter may stand in a message, and XML does not know all of it.</summary>
    private static string Plain(string message) =>
        string.Concat(message.Take(Longest).Select(character => XmlConvert.IsXmlChar(character) && character is not '\r' ? character : ' '));
}
