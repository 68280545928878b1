using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Message schemas by tenant, type and version. A platform administrator reaches all, a tenant's administrator the current
/// tenant's: the session decides.</summary>
public interface ISchemaCatalogue
{
    /// <summary>Those in the session's reach, by tenant, type and version.</summary>
    Task<IReadOnlyList<SchemaEntry>> List(CancellationToken cancellation);

    /// <summary>One as it was given; null when there is none in reach.</summary>
    Task<SchemaText?> Find(string tenantCode, string type, string version, CancellationToken cancellation);

    /// <summary>An XML schema that another one replaced; null when there is none in reach.</summary>
    /// <param name="sha256">As the audit tells it, 64 lower-case hex digits.</param>
    Task<string?> FindReplaced(string tenantCode, string sha256, CancellationToken cancellation);

    /// <summary>What a schema declares; anybody may ask.</summary>
    SchemaFields Describe(string xsd);

    /// <summary>Registers a schema, or replaces the one of the same type and version; messages that are stored already keep their readings.</summary>
    Task<AdministrationResult> Put(SchemaDraft draft, CancellationToken cancellation);
}
