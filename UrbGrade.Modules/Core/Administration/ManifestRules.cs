using NodaTime;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What a site's manifest may say.</summary>
internal static class ManifestRules
{
    private static readonly string[] Carriers = ["power", "heat", "water"];

    /// <summary>The first broken rule, with the value found and the values allowed; null when all hold.</summary>
    public static string? Broken(SiteManifest manifest)
    {
        if (IsBlank(manifest.SiteCode, 50) || IsBlank(manifest.Name, 100))
        {
            return $"The site's code and name are '{manifest.SiteCode}' and '{manifest.Name}'; allowed are 1 to 50 and 1 to 100 printable characters.";
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(manifest.TimeZone) is null)
        {
            return $"The site's time zone is '{manifest.TimeZone}'; allowed is an IANA name such as Europe/Madrid.";
        }

        if (Repeated(manifest.Assets.Select(asset => asset.Id)) is { } id)
        {
            return $"The asset '{id}' stands in the manifest twice.";
        }

        return Repeated(manifest.Assets.SelectMany(MetersOf)) is { } source
            ? $"The meter '{source}' stands in the manifest twice."
            : manifest.Assets.Select(Broken).FirstOrDefault(broken => broken is not null);
    }

    private static string? Broken(SiteAsset asset)
    {
        if (IsBlank(asset.Id, 100) || IsBlank(asset.SourceElement, 100) || IsBlank(asset.Name, 100) || IsBlank(asset.Trade, 100))
        {
            return $"The asset '{asset.Id}' has the meter '{asset.SourceElement}', name '{asset.Name}' and trade '{asset.Trade}'; allowed are 1 to 100 printable characters each.";
        }

        if (!double.IsFinite(asset.FloorAreaSquareMetres) || asset.FloorAreaSquareMetres <= 0)
        {
            return $"The floor area of '{asset.Id}' is {asset.FloorAreaSquareMetres}; allowed are square metres above 0.";
        }

        if ((asset.Meters ?? []).FirstOrDefault(meter => IsBlank(meter.Source, 100) || !Carriers.Contains(meter.Carrier)) is { } meter)
        {
            return $"A meter of '{asset.Id}' is '{meter.Source}' of '{meter.Carrier}'; allowed are 1 to 100 printable characters, and {string.Join(", ", Carriers)}.";
        }

        if (!string.IsNullOrWhiteSpace(asset.Opening) && OpeningHours.Parse(asset.Opening) is null)
        {
            return $"The opening hours of '{asset.Id}' are '{asset.Opening}'; allowed are days and times such as 'Mon-Fri 08:30-14 17-20, Sat 22-06', or nothing.";
        }

        return asset.Latitude is >= -90 and <= 90 && asset.Longitude is >= -180 and <= 180
            ? null
            : $"The place of '{asset.Id}' is {asset.Latitude}, {asset.Longitude}; allowed are degrees of WGS 84.";
    }

    private static IEnumerable<string> MetersOf(SiteAsset asset) => (asset.Meters ?? []).Select(meter => meter.Source).Prepend(asset.SourceElement);

    private static bool IsBlank(string text, int most) => string.IsNullOrWhiteSpace(text) || text.Length > most || text.Any(char.IsControl);

    private static string? Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
}
