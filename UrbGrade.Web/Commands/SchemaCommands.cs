using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin schema</c>: add, list.</summary>
internal static class SchemaCommands
{
    public static Command Create() => new("schema", "How the messages of a tenant are checked and read.") { Add(), List() };

    private static Command Add()
    {
        var tenant = AdminOptions.Tenant();
        var type = new Option<string>("--type") { Description = "Message type, as the head names it.", Required = true };
        var version = new Option<string>("--version")
        {
            Description = "Version of the type, as the head names it.",
            Required = true,
        };
        var xsd = new Option<string>("--xsd") { Description = "XML schema with a global element gcontent.", Required = true };
        var mapping = new Option<string>("--mapping")
        {
            Description = """
                JSON: {"meterField": null, "startField": "...", "endField": "...", "fields": [{"field": "...", "quantity": "energy", "unit": "kW.h", "kind": "interval", "medium": "power"}]}. kind is interval, register or mean. For votes, events and the like: "fields": [], "record": {"kind": "vote", "keyField": "vote_id"}. Without meterField the head's source names the meter, without startField the head's timestamp is the time.
                """,
            Required = true,
        };
        var command = new Command("add", "Registers a message schema, or replaces the one of the same type and version.")
        {
            tenant, type, version, xsd, mapping,
        };
        return AdminRun.Bind(command, async run =>
        {
            var result = await run.Service<ISchemaCatalogue>().Put(
                run.Required(tenant), run.Required(type), run.Required(version),
                await GivenFile.Text("--xsd", run.Required(xsd), run.Cancellation),
                await GivenFile.Text("--mapping", run.Required(mapping), run.Cancellation), run.Cancellation);
            return run.Report(
                result, $"Registered {run.Required(type)} {run.Required(version)} for tenant {run.Required(tenant)}.",
                new { tenant = run.Required(tenant), type = run.Required(type), version = run.Required(version) });
        });
    }

    private static Command List()
    {
        var tenant = AdminOptions.Tenant(required: false);
        return AdminRun.Bind(new Command("list", "Lists the registered message schemas.") { tenant }, async run =>
        {
            var all = await run.Service<ISchemaCatalogue>().List(run.Cancellation);
            var shown = run.Given(tenant) is { } code ? all.Where(s => s.TenantCode == code).ToList() : all;
            return run.List(
                shown, "There is no schema; each tenant gets those of the pilots when it is added.",
                ("TENANT", s => s.TenantCode), ("TYPE", s => s.Type), ("VERSION", s => s.Version),
                ("METER", s => s.Mapping.MeterField ?? "(source)"), ("TIME", s => s.Mapping.StartField ?? "(head)"),
                ("FIELDS", s => string.Join(", ", s.Mapping.Fields.Select(f => $"{f.Field} [{f.Quantity} {f.Unit} {f.Kind}]"))));
        });
    }
}
