namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What other modules know of a tenant.</summary>
/// <param name="Code">The code in messages.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="TimeZone">IANA zone of its civil days.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="FiguresFrom">What figures of earlier times stood on was deleted as the tenant wants it: readings of before then are no
/// longer taken into them. Null for no such time.</param>
/// <param name="Brand">How its pages look and speak.</param>
public sealed record TenantInfo(
    int Id, string Code, string Name, string Country, string TimeZone, string Currency,
    bool AllowsSha1, bool RegistersMetersOnSight, DateTimeOffset? FiguresFrom, TenantBrand Brand);
