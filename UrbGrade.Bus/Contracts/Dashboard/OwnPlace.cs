namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A home or shop in the time in which its meters are the session's own.</summary>
/// <param name="Kind">As <c>home</c> or <c>bakery</c>.</param>
/// <param name="IsShop">Whether it is a business: neither a home nor the town's.</param>
/// <param name="TimeZone">IANA name of its civil time.</param>
/// <param name="Origin">Where the data comes from when it is no measurement of this place; otherwise null.</param>
/// <param name="From">First local day on which all its meters were the person's.</param>
/// <param name="Until">Local day, excluded; null while it lasts.</param>
/// <param name="LastDay">Last whole local day with readings in that time; null before there is one.</param>
/// <param name="IsShared">It has meters of others as well, so that its figures are not the person's alone: none are told.</param>
/// <param name="Quantities">Those with readings.</param>
public sealed record OwnPlace(
    int AssetId, string Name, string Kind, bool IsShop, string TimeZone, string? Origin, Medium Medium, IReadOnlyList<string> Meters, DateOnly From, DateOnly? Until,
    DateOnly? LastDay, bool IsShared, IReadOnlyList<Quantity> Quantities);
