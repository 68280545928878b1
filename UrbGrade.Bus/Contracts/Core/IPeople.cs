using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What is held about the people who have an account, for administrators of their tenant or of all: which meters are a person's
/// own, everything that is held (GDPR article 15), and its erasure (article 17).</summary>
public interface IPeople
{
    /// <summary>The meters of a person, the earliest first; null for who is not in reach.</summary>
    Task<IReadOnlyList<MeterAssignment>?> Meters(string email, CancellationToken cancellation);

    /// <summary>Says that a meter of the person's tenant is the person's own, or until when it was. Audited.</summary>
    /// <param name="from">Local day, included.</param>
    /// <param name="until">Local day, excluded; null while it lasts.</param>
    Task<AdministrationResult> Assign(string email, string source, DateOnly from, DateOnly? until, CancellationToken cancellation);

    /// <summary>Everything that is held about a person; null for who is not in reach. Audited.</summary>
    Task<IReadOnlyList<PersonalTable>?> Read(string email, CancellationToken cancellation);

    /// <summary>How much of each kind an erasure would take; null for who is not in reach.</summary>
    Task<IReadOnlyList<PersonalCount>?> Count(string email, CancellationToken cancellation);

    /// <summary>Erases a person: account, meters' assignment, the readings and figures of the assigned time, and the name wherever it
    /// stands. The audit keeps a pseudonym that leads to nobody. Can be asked for again when it broke off.</summary>
    /// <param name="typedEmail">The address, typed by whoever means it.</param>
    /// <param name="reason">Kept in the audit; must not name the person.</param>
    Task<Erasure> Erase(string email, string typedEmail, string reason, CancellationToken cancellation);
}
