using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What is said and is no reading, for the modules of the platform that ask people themselves: what is said here and what comes through
/// gateways are the same records, and the same figures are made of them.</summary>
public interface ISiteRecords
{
    /// <summary>Prepares to keep something that was said on the platform.</summary>
    /// <param name="record">Its revision is not looked at.</param>
    /// <returns>Writes it in a session's transaction and asks for the figures of its place; false when its key is known: what was said first stays.</returns>
    Task<Func<IWriteSession, bool>> Prepare(int tenantId, SiteRecordEntry record, CancellationToken cancellation);

    /// <summary>The newest revisions of what was said in [from, to), in the order in which it happened.</summary>
    Task<IReadOnlyList<SiteRecordEntry>> Read(
        int tenantId, IReadOnlyCollection<string> kinds, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>How many records of a kind and of before a time have a text in a field, by their newest revisions.</summary>
    /// <param name="value">The whole text: a code, of letters, digits, dots, dashes and underlines.</param>
    Task<int> Count(int tenantId, string kind, string field, string value, DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Revisions of before a time that have one of some fields, the oldest first.</summary>
    /// <returns>Their ids.</returns>
    Task<IReadOnlyList<long>> WithWords(
        int tenantId, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string> fields, DateTimeOffset before, int most, CancellationToken cancellation);

    /// <summary>Takes some fields out of revisions, in the session's transaction; no figure may stand on them.</summary>
    /// <returns>How many revisions had one.</returns>
    int TakeWords(IWriteSession session, int tenantId, IReadOnlyList<long> ids, IReadOnlyCollection<string> fields);

    /// <summary>The streets or the districts of a tenant with the ids of their assets, by name.</summary>
    /// <param name="kind">Street or district.</param>
    Task<IReadOnlyList<PlaceAssets>> Places(int tenantId, KpiScope kind, CancellationToken cancellation);
}
