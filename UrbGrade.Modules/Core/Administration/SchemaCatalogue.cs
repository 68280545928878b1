using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Administration;

internal sealed class SchemaCatalogue(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, IMeasurementUnits units, TimeProvider time) : ISchemaCatalogue
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

    public async Task<AdministrationResult> Put(
        string tenantCode, string type, string version, string xsd, string mapping, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (type.Length is < 1 or > 50 || version.Length is < 1 or > 50)
        {
            return Refused.Invalid($"Type and version are '{type}' and '{version}'; allowed are 1 to 50 characters each.");
        }

        string text;
        try
        {
            var parsed = SchemaSource.ParseMapping(mapping);
            SchemaSource.CheckFields(SchemaSource.Compile(xsd), parsed);
            if (parsed.Fields.Select(field => units.Problem(field.Quantity, field.Unit)).FirstOrDefault(found => found is not null) is { } problem)
            {
                return Refused.Invalid(problem);
            }

            if (parsed.Fields.FirstOrDefault(field => units.CurrencyOf(field.Unit) is { } currency && currency != tenant.Currency) is { } foreign)
            {
                return Refused.Invalid(
                    $"The unit of '{foreign.Field}' is '{foreign.Unit}'; prices of the tenant are in its currency, as in '{tenant.Currency}/kW.h'.");
            }

            text = SchemaSource.Write(parsed);
        }
        catch (FormatException failure)
        {
            return Refused.Invalid(failure.Message);
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, database =>
        {
            var row = database.Set<MessageSchemaRow>().SingleOrDefault(s => s.TenantId == tenant.Id && s.Type == type && s.Version == version);
            if (row?.Xsd == xsd && row.Mapping == text)
            {
                return AuditedChange.Nothing;
            }

            var before = row?.Mapping;
            if (row is null)
            {
                row = new MessageSchemaRow { TenantId = tenant.Id, Type = type, Version = version, Xsd = xsd, Mapping = text };
                database.Add(row);
            }

            (row.Xsd, row.Mapping, row.AddedAt) = (xsd, text, time.GetUtcNow());
            return AuditedChange.Done(tenant.Id, before is null ? "schema.added" : "schema.changed", $"{type} {version}", before, text);
        }, cancellation);
    }
}
