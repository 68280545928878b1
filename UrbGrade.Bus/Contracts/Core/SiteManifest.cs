using System.Text.Json;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>
/// What stands at a pilot site: <c>site.json</c>, written beside its drop folder and read by the platform when the site
/// is registered (camel-case JSON, UTF-8).
/// </summary>
/// <param name="TenantCode">The tenant that the site belongs to, such as <c>20</c>.</param>
/// <param name="SiteCode">Short code, unique in the tenant, such as <c>BCN-01</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="TimeZone">IANA zone of its civil days.</param>
/// <param name="Origin">Where the figures come from, shown beside each of them: <c>simulated</c>, or the real source.</param>
/// <param name="Assets">The shops or dwellings, in order of <see cref="SiteAsset.SourceElement"/>.</param>
public sealed record SiteManifest(
    string TenantCode,
    string SiteCode,
    string Name,
    string TimeZone,
    string Origin,
    IReadOnlyList<SiteAsset> Assets)
{
    /// <summary>The file's customary name.</summary>
    public const string FileName = "site.json";

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">The text is no manifest, or lacks a member.</exception>
    public static SiteManifest Parse(ReadOnlySpan<byte> utf8) => FileJson.Parse<SiteManifest>(utf8);

    /// <summary>The manifest as UTF-8 JSON, the same bytes for the same content on every machine.</summary>
    public byte[] ToUtf8() => FileJson.ToUtf8(this);
}
