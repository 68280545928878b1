namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A meter that says nothing though it should.</summary>
/// <param name="Meter">As its messages name it.</param>
/// <param name="Asset">Name of what it measures.</param>
/// <param name="Site">Name of the site whose gateway brings it.</param>
/// <param name="Origin">Where the site's data comes from when it is no measurement; null for its own meters.</param>
/// <param name="TimeZone">Of the site, IANA.</param>
/// <param name="Since">When its next reading was due; of one that has never sent, when it was registered.</param>
/// <param name="Together">Silent meters that hang on what is named by <paramref name="Way"/>.</param>
/// <param name="Usual">What usually lies between two of its readings; null while that is not known.</param>
/// <param name="Last">Null for one that has never sent.</param>
/// <param name="Of">All meters that hang on it and sent until then.</param>
public sealed record SilentMeter(
    string Meter, int AssetId, string Asset, int SiteId, string Site, string? Origin, string TimeZone, DateTimeOffset Since, SilentWay Way, int Together,
    TimeSpan? Usual, LastReading? Last, int Of);
