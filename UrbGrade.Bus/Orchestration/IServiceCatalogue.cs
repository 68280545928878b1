using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Orchestration;

/// <summary>What the modules publish.</summary>
public interface IServiceCatalogue
{
    /// <summary>The catalogue and its rules now; a change, in whichever process, shows within a second.</summary>
    ServiceSnapshot Snapshot { get; }

    /// <summary>Puts what a module publishes into the catalogue, in place of what it published before.</summary>
    /// <param name="tenantId">The tenant whose module it is; null for a module of the platform.</param>
    /// <exception cref="ServiceConflictException">Another module handles one of its commands or queries already.</exception>
    void Publish(IWriteSession session, string module, int? tenantId, IReadOnlyList<PublishedService> services);

    /// <summary>Notes a sign of life of a partner's module.</summary>
    void NoteSeen(IWriteSession session, string module, int tenantId, string node);
}
