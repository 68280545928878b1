namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>What a gateway says of a message before its content.</summary>
/// <param name="Timestamp">When the message was made or, where the content carries no time, measured; written in UTC.</param>
/// <param name="Type">Chooses the content's schema, with <paramref name="Version"/>; <c>001</c> for example.</param>
/// <param name="Version">As registered; <c>0.0.1</c> and <c>002</c> are both in use.</param>
/// <param name="Source">The meter or the site's source element.</param>
/// <param name="PositionX">Position, or null when the message has none; then <paramref name="PositionY"/> is null too.</param>
public readonly record struct MessageHead(
    DateTimeOffset Timestamp, string Type, string Version, string Source, string? PositionX = null, string? PositionY = null);
