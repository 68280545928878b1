namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Finds hours that a tenant's meters should have sent and did not.</summary>
public interface IMissingHours
{
    /// <summary>Looks from each series' first reading, but not before <paramref name="since"/>, up to the newest
    /// valid hour of its meter, or up to <paramref name="expected"/> where that is later. Registers that are read at instants
    /// are left out.</summary>
    /// <param name="expected">Until when more meters are known to be due: their readings begin there again.</param>
    /// <returns>By meter, then time, never touching; null while stored requests wait to be counted.</returns>
    Task<IReadOnlyList<MissingHours>?> Find(
        int tenantId, DateTimeOffset since, IReadOnlyDictionary<string, DateTimeOffset> expected, CancellationToken cancellation);
}
