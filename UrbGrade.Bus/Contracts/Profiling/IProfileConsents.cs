using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Whether people agree to a profile of their home. Without it there is none, and the home is in no segment and no group of peers.</summary>
public interface IProfileConsents
{
    /// <summary>The meters that are the session's own now, with whether the person agreed; empty for who has none.</summary>
    Task<IReadOnlyList<ProfileConsent>> Mine(CancellationToken cancellation);

    /// <summary>Agrees, or takes it back: the profile is then deleted at once. Audited.</summary>
    /// <param name="meter">One of the session's own, as messages name it.</param>
    Task<AdministrationResult> Set(string meter, bool isGiven, CancellationToken cancellation);
}
