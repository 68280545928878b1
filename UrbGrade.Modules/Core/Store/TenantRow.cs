using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A district that uses the platform.</summary>
internal sealed class TenantRow
{
    public int Id { get; set; }

    /// <summary>The code in messages, such as <c>20</c>; unique.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>ISO 3166-1 alpha-2; chooses emission factors and holidays.</summary>
    public required string Country { get; set; }

    /// <summary>IANA zone of the tenant's civil days.</summary>
    public required string TimeZone { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }

    /// <summary>RSA-SHA1 signatures of this tenant's gateways are accepted.</summary>
    public bool AllowsSha1 { get; set; }

    /// <summary>A meter seen for the first time is registered instead of rejected as unknown.</summary>
    public bool RegistersMetersOnSight { get; set; }

    /// <summary>The district has a public page.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Colour of links and buttons where pages are light, <c>#rrggbb</c>; null for the platform's own.</summary>
    public string? AccentOnLight { get; set; }

    /// <summary>The same where they are dark.</summary>
    public string? AccentOnDark { get; set; }

    /// <summary>Codes of the languages offered, with commas between them; empty for all.</summary>
    public string Languages { get; set; } = "";

    /// <summary>For whoever has chosen none; null for what the browser asks for.</summary>
    public string? DefaultLanguage { get; set; }

    /// <summary>Changes with the logo; null for none.</summary>
    public string? LogoTag { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The tenant as other modules know it.</summary>
    /// <param name="figuresFrom">What figures of earlier times stood on was deleted.</param>
    public TenantInfo ToInfo(DateTimeOffset? figuresFrom = null) => new(
        Id, Code, Name, Country, TimeZone, Currency, AllowsSha1, RegistersMetersOnSight, figuresFrom,
        new TenantBrand(LogoTag, AccentOnLight, AccentOnDark, Languages.Split(',', StringSplitOptions.RemoveEmptyEntries), DefaultLanguage));
}
