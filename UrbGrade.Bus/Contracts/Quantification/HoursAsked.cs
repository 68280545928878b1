namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Asks for the hourly values of all meters of the tenant.</summary>
/// <param name="Quantity">Such as <c>energy</c> (kWh), <c>power</c> (W) or <c>temperature_in</c> (°C).</param>
/// <param name="From">Start of the first hour, UTC, on the hour.</param>
/// <param name="To">End of the last hour, UTC, at most 31 days after <paramref name="From"/>.</param>
public sealed record HoursAsked(string Quantity, DateTimeOffset From, DateTimeOffset To) : IQuery<HoursTold>;
