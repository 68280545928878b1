namespace UrbGrade.Modules.Core.People;

/// <summary>Somebody with an account, and the meters that are or were the person's own.</summary>
/// <param name="TenantId">0 for an administrator of the platform, who has no meters.</param>
internal sealed record Person(
    int Id, int TenantId, string Email, string Name, string Pseudonym, string Zone, IReadOnlyList<PersonMeter> Meters)
{
    /// <summary>Null for the platform's own affairs.</summary>
    public int? AuditTenantId => TenantId == 0 ? null : TenantId;
}
