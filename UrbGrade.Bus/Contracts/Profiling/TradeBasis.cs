using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>What the comparison of a place with others of its trade stands on.</summary>
/// <param name="Kind">The trade, such as <c>bakery</c>.</param>
/// <param name="Opening">Opening hours as the registry tells them; null where they are unknown.</param>
/// <param name="OpenHoursOfWeek">Null where they are unknown.</param>
/// <param name="AreaSquareMetres">Null where it is unknown.</param>
/// <param name="Peers">Places of the trade whose use of open hours is known, this one among them; eight are needed.</param>
/// <param name="Price">Mean price of a unit that was paid over the last 365 days; null where none is known.</param>
/// <param name="Currency">Of the price, ISO 4217.</param>
public sealed record TradeBasis(
    Medium Medium, string Kind, string? Opening, int? OpenHoursOfWeek, double? AreaSquareMetres, int Peers, double? Price, string Currency);
