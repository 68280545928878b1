using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What a tenant may look like.</summary>
internal static partial class TenantRules
{
    private static readonly FrozenDictionary<string, RegionInfo> Regions = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name))
        .Where(region => region.TwoLetterISORegionName.Length == 2 && char.IsAsciiLetterUpper(region.TwoLetterISORegionName[0]))
        .GroupBy(region => region.TwoLetterISORegionName, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The first broken rule, with the value found and the values allowed; null when all hold.</summary>
    public static Refusal? Broken(TenantRow tenant)
    {
        if (!CodePattern().IsMatch(tenant.Code))
        {
            return new Refusal("Tenant.Code", $"The code is '{tenant.Code}'; allowed are 1 to 20 letters, digits and hyphens.");
        }

        if (string.IsNullOrWhiteSpace(tenant.Name) || tenant.Name.Length > 100 || tenant.Name.Any(char.IsControl))
        {
            return new Refusal("Tenant.Name", $"The name is '{tenant.Name}'; allowed are 1 to 100 printable characters.");
        }

        if (!Regions.ContainsKey(tenant.Country))
        {
            return new Refusal("Tenant.Country", $"The country is '{tenant.Country}'; allowed is a two-letter code of ISO 3166-1 such as ES or DK.");
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(tenant.TimeZone) is null)
        {
            return new Refusal("Tenant.Zone", $"The time zone is '{tenant.TimeZone}'; allowed is an IANA name such as Europe/Madrid.");
        }

        return Regions.Values.Any(region => region.ISOCurrencySymbol == tenant.Currency)
            ? AccentRules.Broken(tenant.AccentOnLight, tenant.AccentOnDark) ?? BrokenLanguage(tenant)
            : new Refusal("Tenant.Currency", $"The currency is '{tenant.Currency}'; allowed is a code of ISO 4217 such as EUR or DKK.");
    }

    private static Refusal? BrokenLanguage(TenantRow tenant)
    {
        var known = TenantBrand.KnownLanguages;
        var offered = tenant.Languages.Length == 0 ? known : tenant.Languages.Split(',');
        if (offered.FirstOrDefault(language => !known.Contains(language)) is { } unknown)
        {
            return new Refusal("Tenant.Language", $"A language is '{unknown}'; allowed are {string.Join(", ", known)}.");
        }

        return offered.Distinct().Count() < offered.Count
            ? new Refusal("Tenant.LanguagesOnce", $"The languages are '{tenant.Languages}'; each is to be named once.")
            : tenant.DefaultLanguage is { } first && !offered.Contains(first)
                ? new Refusal("Tenant.FirstLanguage", $"The first language is '{first}'; allowed is one of those offered: {string.Join(", ", offered)}.")
                : null;
    }

    /// <summary>The country's first zone in the IANA database, such as <c>Europe/Madrid</c> for ES; empty when it has none.</summary>
    public static string ZoneOf(string country) =>
        TzdbDateTimeZoneSource.Default.ZoneLocations!.FirstOrDefault(location => location.CountryCode == country)?.ZoneId ?? "";

    /// <summary>The country of a zone, such as <c>ES</c> for Europe/Madrid; empty when the zone names none.</summary>
    public static string CountryOf(string zone) =>
        TzdbDateTimeZoneSource.Default.ZoneLocations!.FirstOrDefault(location => location.ZoneId == zone)?.CountryCode ?? "";

    /// <summary>The country's currency, such as <c>DKK</c> for DK; empty when the country is unknown.</summary>
    public static string CurrencyOf(string country) => Regions.GetValueOrDefault(country)?.ISOCurrencySymbol ?? "";

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,20}\z")]
    private static partial Regex CodePattern();
}
