namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A registered message schema.</summary>
public sealed record SchemaEntry(string TenantCode, string Type, string Version, SchemaMapping Mapping, DateTimeOffset AddedAt);
