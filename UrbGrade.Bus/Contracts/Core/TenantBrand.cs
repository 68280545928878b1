namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How a tenant's pages look and speak.</summary>
/// <param name="LogoTag">Changes with the logo; null for none.</param>
/// <param name="AccentOnLight">Colour of links and buttons where pages are light, <c>#rrggbb</c>; null for the platform's own.</param>
/// <param name="AccentOnDark">The same where they are dark; null together with <paramref name="AccentOnLight"/>.</param>
/// <param name="Languages">Those offered, by their codes of ISO 639-1; empty for all that the platform speaks.</param>
/// <param name="DefaultLanguage">For whoever has chosen none; null for what the browser asks for.</param>
public sealed record TenantBrand(
    string? LogoTag, string? AccentOnLight, string? AccentOnDark, IReadOnlyList<string> Languages, string? DefaultLanguage)
{
    /// <summary>The platform's own look.</summary>
    public static TenantBrand Plain { get; } = new(null, null, null, [], null);

    /// <summary>Languages that a tenant may offer: those of the pilots, and English.</summary>
    public static IReadOnlyList<string> KnownLanguages { get; } = ["en", "es", "ca", "eu", "da"];
}
