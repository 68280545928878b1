namespace UrbGrade.Modules.Core.People;

/// <summary>Somebody with an account, and the meters that are or were the person's own.</summary>
/// <param name="TenantId">0 for an administrator of the platform, who has no meters.</param>
internal sealed record Person(
    int Id, int TenantId, string Email, string Name, string Pseudonym, string Zone, IReadOnlyList<PersonMeter> Meters)
{
    /// <summary>The e-mail address as it stands in texts. A name is not looked for: others have the same.</summary>
    public PersonAddress Address { get; } = new(Email);

    /// <summary>Null for the platform's own affairs.</summary>
    public int? AuditTenantId => TenantId == 0 ? null : TenantId;
}
