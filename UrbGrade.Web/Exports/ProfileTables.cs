using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Web.Exports;

/// <summary>How a place is usually used, hour by hour of the local clock, as tables.</summary>
internal static class ProfileTables
{
    /// <summary>Usual days of each meter, by kind of day and season.</summary>
    public static ExportTable Usual(AssetProfile profile) => new(
        FormattableString.Invariant($"profile-{profile.AssetId}-usual"), $"Usual days of {profile.Name}", "UTC",
        [
            new("meter", ExportType.Text, "As messages name it", IsRequired: true),
            new("season", ExportType.Text, "Of the year", IsRequired: true),
            new("kind", ExportType.Text, "Of day", IsRequired: true),
            new("hour", ExportType.Integer, "Of the local clock, 0 to 23", IsRequired: true),
            new("median", ExportType.Number, "kWh, or m3 of water, in the hour", IsRequired: true),
            new("low", ExportType.Number, "10th percentile; empty with fewer than five days"),
            new("high", ExportType.Number, "90th percentile; empty with fewer than five days"),
            new("days", ExportType.Integer, "Days that it is made of", IsRequired: true),
        ],
        (from meter in profile.Meters
         from typical in meter.Typical
         from hour in Enumerable.Range(0, typical.Median.Count)
         select new object?[]
         {
             meter.Meter, typical.Season.ToString(), typical.Kind.ToString(), (long)hour, typical.Median[hour],
             typical.Low.Count > 0 ? typical.Low[hour] : null, typical.High.Count > 0 ? typical.High[hour] : null, (long)typical.Days,
         }).ToAsyncEnumerable()) { Key = ["meter", "season", "kind", "hour"] };

    /// <summary>The usual workday beside that of peers, none of whom is told.</summary>
    public static ExportTable Peers(AssetProfile profile) => new(
        FormattableString.Invariant($"profile-{profile.AssetId}-peers"), $"Usual workday of {profile.Name} and its peers", "UTC",
        [
            new("carrier", ExportType.Text, "power, heat, gas, water or light", IsRequired: true),
            new("hour", ExportType.Integer, "Of the local clock, 0 to 23", IsRequired: true),
            new("own", ExportType.Number, "kWh, or m3 of water, in the hour", IsRequired: true),
            new("median", ExportType.Number, "Of the peers", IsRequired: true),
            new("low", ExportType.Number, "25th percentile of the peers", IsRequired: true),
            new("high", ExportType.Number, "75th percentile of the peers", IsRequired: true),
            new("members", ExportType.Integer, "Peers, the place among them", IsRequired: true),
        ],
        (from peers in profile.Peers
         let day = peers.Day
         where day is not null
         from hour in Enumerable.Range(0, day.Own.Count)
         select new object?[]
         {
             peers.Medium.ToString().ToLowerInvariant(), (long)hour, day.Own[hour], day.Median[hour], day.Low[hour], day.High[hour], (long)peers.Members,
         }).ToAsyncEnumerable()) { Key = ["carrier", "hour"] };

    /// <summary>Unusual days beside the nearest usual one.</summary>
    public static ExportTable Unusual(AssetProfile profile, IReadOnlyList<AtypicalDay> days) => new(
        FormattableString.Invariant($"profile-{profile.AssetId}-unusual"), $"Unusual days of {profile.Name}", "UTC",
        [
            new("meter", ExportType.Text, "As messages name it", IsRequired: true),
            new("day", ExportType.Day, "Local day", IsRequired: true),
            new("times_limit", ExportType.Number, "How many times the distance beyond which a day is unusual", IsRequired: true),
            new("hour", ExportType.Integer, "Of the local clock, 0 to 23", IsRequired: true),
            new("measured", ExportType.Number, "kWh, or m3 of water, in the hour", IsRequired: true),
            new("usual", ExportType.Number, "The same hour of the nearest usual day with the same sum", IsRequired: true),
        ],
        (from day in days
         from hour in Enumerable.Range(0, day.Hours.Count)
         select new object?[] { day.Meter, day.Day, day.Distance / day.Limit, (long)hour, day.Hours[hour], day.Usual[hour] }).ToAsyncEnumerable()) { Key = ["meter", "day", "hour"] };
}
