namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A tenant with what it has.</summary>
public sealed record TenantEntry(TenantInfo Tenant, bool IsPublic, int Sites, int Meters, int Schemas);
