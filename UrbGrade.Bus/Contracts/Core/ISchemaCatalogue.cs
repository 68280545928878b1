using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Message schemas by tenant, type and version. A platform administrator reaches all, a tenant's administrator the current
/// tenant's: the session decides.</summary>
public interface ISchemaCatalogue
{
    /// <summary>Those in the session's reach, by tenant, type and version.</summary>
    Task<IReadOnlyList<SchemaEntry>> List(CancellationToken cancellation);

    /// <summary>Registers a schema, or replaces the one of the same type and version; messages that are stored already keep their readings.</summary>
    /// <param name="type">As messages name it, 1 to 50 characters.</param>
    /// <param name="version">As messages name it, 1 to 50 characters.</param>
    /// <param name="xsd">XML schema with a global element <c>gcontent</c>; nothing outside the text is read.</param>
    /// <param name="mapping">JSON of a <see cref="SchemaMapping"/>.</param>
    Task<AdministrationResult> Put(
        string tenantCode, string type, string version, string xsd, string mapping, CancellationToken cancellation);
}
