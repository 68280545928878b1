using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What is held about whoever is signed in (GDPR articles 15, 17 and 20), without an administrator.</summary>
public interface IOwnData
{
    /// <summary>The meters that are or were the session's own, the earliest first; empty for who has none.</summary>
    Task<IReadOnlyList<MeterAssignment>> Meters(CancellationToken cancellation);

    /// <summary>Everything that is held; null for nobody. Audited.</summary>
    Task<IReadOnlyList<PersonalTable>?> Read(CancellationToken cancellation);

    /// <summary>Erases the account of a resident with what is held about the person. Who works with the platform is erased by an administrator.</summary>
    /// <param name="typedEmail">The own address, typed by whoever means it.</param>
    Task<AdministrationResult> Erase(string typedEmail, CancellationToken cancellation);
}
