using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The public holidays that figures are computed with: ratios of working days, and estimates of days off.</summary>
/// <param name="Regions">Tenants whose region is set, by their code, with the region.</param>
/// <param name="Days">Of each region whose holidays are known something that is another one when one of them is.</param>
internal sealed record FollowedHolidays(IReadOnlyDictionary<string, string> Regions, IReadOnlyDictionary<string, string> Days)
{
    private static readonly DateOnly First = new(2010, 1, 1);
    private static readonly DateOnly Past = new(2050, 1, 1);

    /// <summary>Those of this process.</summary>
    public static FollowedHolidays Of(IRestDays holidays) => new(
        new SortedDictionary<string, string>(holidays.Regions.ToDictionary(), StringComparer.Ordinal),
        new SortedDictionary<string, string>(holidays.Known.ToDictionary(region => region, region => Mark(holidays, region)), StringComparer.Ordinal));

    /// <summary>Those that were noted; none before any were.</summary>
    public static FollowedHolidays Read(string noted) =>
        noted.Length == 0 ? new FollowedHolidays(new Dictionary<string, string>(), new Dictionary<string, string>()) : JsonSerializer.Deserialize<FollowedHolidays>(noted)!;

    /// <summary>The text that <see cref="Read"/> reads.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>The same for tenants that have the same holidays; null where they are not known.</summary>
    /// <param name="code">Of the tenant.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public string? MarkOf(string code, string country) => Days.GetValueOrDefault(Regions.GetValueOrDefault(code, country));

    private static string Mark(IRestDays holidays, string region)
    {
        var days = Enumerable.Range(First.DayNumber, Past.DayNumber - First.DayNumber).Where(day => holidays.IsHoliday(region, DateOnly.FromDayNumber(day)));
        var text = string.Join(' ', days.Select(day => day.ToString(CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
    }
}
