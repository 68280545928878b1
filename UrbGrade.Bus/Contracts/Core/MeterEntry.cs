namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A registered meter and what it speaks for.</summary>
/// <param name="Source">As messages name it.</param>
public sealed record MeterEntry(
    string TenantCode, string Source, string SiteCode, string AssetCode, string AssetName, string Kind, DateTimeOffset RegisteredAt);
