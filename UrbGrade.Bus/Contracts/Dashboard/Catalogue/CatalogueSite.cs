namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>A place with one gateway.</summary>
/// <param name="Code">Unique in the tenant.</param>
/// <param name="TimeZone">IANA name of the zone of its civil days.</param>
/// <param name="Origin">Where its readings come from when they are no measurement of it, as <c>simulated</c>; otherwise null.</param>
public sealed record CatalogueSite(int Id, string Code, string Name, string TimeZone, string? Origin);
