namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Which certificates were renewed: of their end nobody need hear.</summary>
public interface IRenewedCertificates
{
    /// <summary>
    /// Those whose successor counts, ends later and is in use. It has their subject, and speaks for the same tenant or module, or for the same
    /// server. A gateway's is in use when a request signed with it is newer than all that were signed with the old one; who shows the others
    /// is not known, and being there is enough.
    /// </summary>
    /// <returns>SHA-256 thumbprints, lower-case hex.</returns>
    Task<IReadOnlySet<string>> Replaced(CancellationToken cancellation);
}
