using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Administration;

internal sealed class SchemaCatalogue(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, SchemaDrafts drafts, TimeProvider time) : ISchemaCatalogue
{
    public async Task<IReadOnlyList<SchemaEntry>> List(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var rows = await database.Set<MessageSchemaRow>().AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(row => new SchemaEntry(
                tenants.Find(row.TenantId)?.Code ?? "", row.Type, row.Version, SchemaSource.ParseMapping(row.Mapping), row.AddedAt))
            .OrderBy(entry => entry.TenantCode, StringComparer.Ordinal)
            .ThenBy(entry => entry.Type, StringComparer.Ordinal).ThenBy(entry => entry.Version, StringComparer.Ordinal)];
    }

    public async Task<SchemaText?> Find(string tenantCode, string type, string version, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _))
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var row = await database.Set<MessageSchemaRow>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.Type == type && s.Version == version, cancellation);
        return row is null ? null : new SchemaText(row.Xsd, SchemaSource.ParseMapping(row.Mapping), row.AddedAt);
    }

    public async Task<string?> FindReplaced(string tenantCode, string sha256, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _))
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        return await database.Set<ReplacedSchemaRow>().Where(replaced => replaced.Sha256 == sha256).Select(replaced => replaced.Xsd)
            .SingleOrDefaultAsync(cancellation);
    }

    public SchemaFields Describe(string xsd)
    {
        try
        {
            return new SchemaFields(SchemaSource.Fields(SchemaSource.Compile(xsd)), null);
        }
        catch (RefusedException problem)
        {
            return new SchemaFields([], problem.Refusal);
        }
    }

    public async Task<AdministrationResult> Put(SchemaDraft draft, CancellationToken cancellation)
    {
        if (!reach.TryFind(draft.TenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        string text;
        try
        {
            text = SchemaSource.Write(drafts.Compile(draft, tenant).Mapping);
        }
        catch (RefusedException failure)
        {
            return Refused.Invalid("Schema.Unusable", $"{failure.Refusal}");
        }

        var (_, type, version, xsd, _, seen) = draft;
        var name = $"{type} {version}";
        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, database =>
        {
            var row = database.Set<MessageSchemaRow>().SingleOrDefault(s => s.TenantId == tenant.Id && s.Type == type && s.Version == version);
            if (row?.Xsd == xsd && row.Mapping == text)
            {
                return AuditedChange.Nothing;
            }

            if (row is not null && seen is not null && row.AddedAt != seen)
            {
                return Refused.Invalid("Schema.Meanwhile", $"Somebody registered {name} anew meanwhile. What was typed is still here; saving it again replaces it.");
            }

            var before = row is null ? null : Told(row.Mapping, row.Xsd);
            if (row is not null && row.Xsd != xsd)
            {
                Keep(database, row);
            }

            if (row is null)
            {
                row = new MessageSchemaRow { TenantId = tenant.Id, Type = type, Version = version, Xsd = xsd, Mapping = text };
                database.Add(row);
            }

            (row.Xsd, row.Mapping, row.AddedAt) = (xsd, text, time.GetUtcNow());
            return AuditedChange.Done(tenant.Id, before is null ? "schema.added" : "schema.changed", name, before, Told(text, xsd));
        }, cancellation);
    }

    /// <summary>Keeps what is replaced under the digest that the audit has of it.</summary>
    private void Keep(UrbGradeContext database, MessageSchemaRow row)
    {
        var digest = Digest(row.Xsd);
        if (!database.Set<ReplacedSchemaRow>().Any(replaced => replaced.TenantId == row.TenantId && replaced.Sha256 == digest))
        {
            database.Add(new ReplacedSchemaRow { TenantId = row.TenantId, Sha256 = digest, Xsd = row.Xsd, ReplacedAt = time.GetUtcNow() });
        }
    }

    /// <summary>An XML schema is too long for the audit; its digest tells which one it was.</summary>
    private static string Told(string mapping, string xsd) => $"{mapping}, XSD SHA-256 {Digest(xsd)}";

    private static string Digest(string xsd) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xsd)));
}
