using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Registry;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>Judges message schemas that are not registered yet.</summary>
internal sealed class SchemaDrafts(IMeasurementUnits units)
{
    /// <summary>Compiles a draft.</summary>
    /// <exception cref="RefusedException">It cannot be registered for the tenant; the message says why and what to do.</exception>
    public MessageSchema Compile(SchemaDraft draft, TenantInfo tenant)
    {
        if (draft.Type.Length is < 1 or > 50 || draft.Version.Length is < 1 or > 50)
        {
            throw new RefusedException("Schema.Names", $"Type and version are '{draft.Type}' and '{draft.Version}'; allowed are 1 to 50 characters each.");
        }

        var mapping = SchemaSource.ParseMapping(draft.Mapping);
        var schemas = SchemaSource.Compile(draft.Xsd);
        SchemaSource.CheckFields(schemas, mapping);
        if (mapping.Fields.Select(field => units.Problem(field.Quantity, field.Unit)).FirstOrDefault(found => found is not null) is { } problem)
        {
            throw new RefusedException(problem);
        }

        if (mapping.Fields.FirstOrDefault(field => units.CurrencyOf(field.Unit) is { } currency && currency != tenant.Currency) is { } foreign)
        {
            throw new RefusedException("Schema.Currency", $"The unit of '{foreign.Field}' is '{foreign.Unit}'; prices of the tenant are in its currency, as in '{tenant.Currency}/kW.h'.");
        }

        if (mapping.Fields.Where(field => field.Kind == "register").GroupBy(field => field.Quantity).FirstOrDefault(same => same.Count() > 1) is { } counters)
        {
            throw new RefusedException(
                "Schema.SameRegister", $"The fields {string.Join(", ", counters.Select(field => field.Field))} are counters of one quantity, '{counters.Key}', which would be taken for one counter. Give each a quantity of its own, such as '{counters.Key}_2', of which no figure is made, or let messages name a meter for each.");
        }

        return new MessageSchema(draft.Type, draft.Version, schemas, mapping);
    }
}
