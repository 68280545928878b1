using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Registry;

/// <summary>The registry at one moment; never changed, only replaced.</summary>
internal sealed class RegistrySnapshot
{
    private readonly FrozenDictionary<string, TenantInfo> byCode;
    private readonly FrozenDictionary<int, TenantInfo> byId;
    private readonly FrozenDictionary<(int TenantId, string Type, string Version), RegisteredSchema> schemas;
    private readonly FrozenSet<(int TenantId, string Source)> meters;

    private readonly List<string> unreadable = [];

    private RegistrySnapshot(
        IEnumerable<TenantRow> tenants, IEnumerable<MessageSchemaRow> schemas, IEnumerable<(int, string)> meters,
        IEnumerable<RetentionRuleRow> retention, RegistrySnapshot? earlier)
    {
        var deletedBefore = retention.Where(rule => rule.DeletedBefore is not null && RetentionTerms.CarriesFigures(rule.Kind))
            .ToLookup(rule => rule.TenantId, rule => rule.DeletedBefore);
        byId = tenants.ToFrozenDictionary(t => t.Id, t => t.ToInfo(deletedBefore[t.Id].Max()));
        byCode = byId.Values.ToFrozenDictionary(t => t.Code, StringComparer.Ordinal);
        this.schemas = schemas.Select(s => Compiled(s, earlier)).OfType<RegisteredSchema>()
            .ToFrozenDictionary(s => (s.TenantId, s.Schema.Type, s.Schema.Version));
        this.meters = meters.ToFrozenSet();
    }

    /// <summary>Schemas that were left out because they cannot be used, each with the reason.</summary>
    public IReadOnlyList<string> Unreadable => unreadable;

    /// <summary>Reads the registry; schemas that did not change are taken over from the <paramref name="earlier"/> snapshot.</summary>
    public static RegistrySnapshot Load(UrbGradeContext database, RegistrySnapshot? earlier) => new(
        database.Set<TenantRow>().AsNoTracking(),
        database.Set<MessageSchemaRow>().AsNoTracking(),
        database.Set<MeterRow>().Select(m => new { m.TenantId, m.Source }).AsEnumerable().Select(m => (m.TenantId, m.Source)),
        database.Set<RetentionRuleRow>().AsNoTracking(),
        earlier);

    public TenantInfo? FindByCode(string code) => byCode.GetValueOrDefault(code);

    public TenantInfo? Find(int tenantId) => byId.GetValueOrDefault(tenantId);

    public MessageSchema? FindSchema(int tenantId, string type, string version) =>
        schemas.GetValueOrDefault((tenantId, type, version))?.Schema;

    public bool KnowsMeter(int tenantId, string source) => meters.Contains((tenantId, source));

    private RegisteredSchema? Compiled(MessageSchemaRow row, RegistrySnapshot? earlier)
    {
        if (earlier?.schemas.GetValueOrDefault((row.TenantId, row.Type, row.Version)) is { } known
            && known.Xsd == row.Xsd && known.Mapping == row.Mapping)
        {
            return known;
        }

        try
        {
            return new RegisteredSchema(row.TenantId, row.Xsd, row.Mapping, new MessageSchema(
                row.Type, row.Version, SchemaSource.Compile(row.Xsd), SchemaSource.ParseMapping(row.Mapping)));
        }
        catch (FormatException failure)
        {
            // One unreadable schema must not take the other tenants' away.
            unreadable.Add($"tenant {row.TenantId}, type {row.Type}, version {row.Version}: {failure.Message}");
            return null;
        }
    }

    private sealed record RegisteredSchema(int TenantId, string Xsd, string Mapping, MessageSchema Schema);
}
