using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin schema</c>: add, list, show, try.</summary>
internal static class SchemaCommands
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create() => new("schema", "How the messages of a tenant are checked and read.") { Add(), List(), Show(), Try() };

    private static Command Add()
    {
        var (tenant, type, version) = (AdminOptions.Tenant(), Type(), Version());
        var (xsd, mapping) = (Xsd(isRequired: true), Mapping(isRequired: true));
        var command = new Command("add", "Registers a message schema, or replaces the one of the same type and version.")
        {
            tenant, type, version, xsd, mapping,
        };
        return AdminRun.Bind(command, async run =>
        {
            var result = await run.Service<ISchemaCatalogue>().Put(
                new SchemaDraft(
                    run.Required(tenant), run.Required(type), run.Required(version),
                    await GivenFile.Text("--xsd", run.Required(xsd)!, run.Cancellation),
                    await GivenFile.Text("--mapping", run.Required(mapping)!, run.Cancellation)),
                run.Cancellation);
            return run.Report(
                result, $"Registered {run.Required(type)} {run.Required(version)} for tenant {run.Required(tenant)}.",
                new { tenant = run.Required(tenant), type = run.Required(type), version = run.Required(version) });
        });
    }

    private static Command Show()
    {
        var (tenant, type, version) = (AdminOptions.Tenant(), Type(), Version());
        var mapping = new Option<bool>("--mapping") { Description = "Prints the mapping instead, as 'admin schema add' takes it." };
        var replaced = new Option<string?>("--replaced")
        {
            Description = "Prints the XML schema that was replaced instead: its SHA-256, as the audit tells it.",
        };
        var command = new Command("show", "Prints the XML schema of one type and version.") { tenant, type, version, mapping, replaced };
        return AdminRun.Bind(command, async run =>
        {
            if (run.Given(replaced) is { } sha256)
            {
                return await ShowReplaced(run, run.Required(tenant), sha256);
            }

            if (await run.Service<ISchemaCatalogue>().Find(run.Required(tenant), run.Required(type), run.Required(version), run.Cancellation) is not { } text)
            {
                return run.Fail(Missing(run.Required(tenant), run.Required(type), run.Required(version)));
            }

            if (run.IsJson)
            {
                run.Write(text);
            }
            else
            {
                await run.Output.WriteLineAsync(run.Given(mapping) ? JsonSerializer.Serialize(text.Mapping, Indented) : text.Xsd);
            }

            return ExitCode.Done;
        });
    }

    private static async Task<int> ShowReplaced(AdminRun run, string tenant, string sha256)
    {
        if (await run.Service<ISchemaCatalogue>().FindReplaced(tenant, sha256.ToLowerInvariant(), run.Cancellation) is not { } xsd)
        {
            return run.Fail($"Tenant {tenant} has no replaced schema with the SHA-256 '{sha256}'; 'schema.changed' in the audit names those there are.");
        }

        if (run.IsJson)
        {
            run.Write(new { Xsd = xsd });
        }
        else
        {
            await run.Output.WriteLineAsync(xsd);
        }

        return ExitCode.Done;
    }

    private static Command Try()
    {
        var (tenant, type, version) = (AdminOptions.Tenant(), Type(), Version());
        var (xsd, mapping) = (Xsd(isRequired: false), Mapping(isRequired: false));
        var of = new Option<string?>("--of-version") { Description = "Version that the stored messages name. Left out: --version." };
        var command = new Command("try", "Checks the last 1,000 stored messages of a type as if they came now, and changes nothing.")
        {
            tenant, type, version, xsd, mapping, of,
        };
        return AdminRun.Bind(command, async run =>
        {
            var (code, name, number) = (run.Required(tenant), run.Required(type), run.Required(version));
            var known = await run.Service<ISchemaCatalogue>().Find(code, name, run.Given(of) ?? number, run.Cancellation);
            if (known is null && (run.Given(xsd) is null || run.Given(mapping) is null))
            {
                return run.Fail($"{Missing(code, name, run.Given(of) ?? number)} Give --xsd and --mapping.");
            }

            var draft = new SchemaDraft(
                code, name, number,
                run.Given(xsd) is { } file ? await GivenFile.Text("--xsd", file, run.Cancellation) : known!.Xsd,
                run.Given(mapping) is { } json ? await GivenFile.Text("--mapping", json, run.Cancellation) : JsonSerializer.Serialize(known!.Mapping, Indented));
            var trial = await run.Service<ISchemaTrials>().Try(draft, run.Given(of) ?? number, run.Cancellation);
            return trial.Problem is { } problem ? run.Fail(problem.Text) : await Tell(run, trial);
        });
    }

    private static async Task<int> Tell(AdminRun run, SchemaTrial trial)
    {
        if (run.IsJson)
        {
            run.Write(trial);
            return ExitCode.Done;
        }

        await run.Output.WriteLineAsync($"{trial.Decoded} of {trial.Messages} stored messages can be read.");
        foreach (var refusal in trial.Refusals)
        {
            await run.Output.WriteLineAsync(
                $"{refusal.Count} refused as {refusal.Code}: {refusal.Reason} (batch {refusal.RequestId}, message {refusal.Index + 1})");
        }

        foreach (var reading in trial.Newest?.Readings ?? [])
        {
            await run.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"newest: {reading.Meter} {reading.Quantity} {reading.From:u} to {reading.To:u}: {reading.Value} {reading.Unit}"));
        }

        return ExitCode.Done;
    }

    private static string Missing(string tenant, string type, string version) =>
        $"Tenant {tenant} has no schema of type '{type}' and version '{version}'; 'admin schema list' names those there are.";

    private static Option<string> Type() => new("--type") { Description = "Message type, as the head names it.", Required = true };

    private static Option<string> Version() => new("--version") { Description = "Version of the type, as the head names it.", Required = true };

    private static Option<string?> Xsd(bool isRequired) => new("--xsd")
    {
        Description = $"XML schema with a global element gcontent.{(isRequired ? "" : " Left out: the registered one.")}",
        Required = isRequired,
    };

    private static Option<string?> Mapping(bool isRequired) => new("--mapping")
    {
        Description = (isRequired ? "" : "Left out: the registered one. ") + """
            JSON: {"meterField": null, "startField": "...", "endField": "...", "fields": [{"field": "...", "quantity": "energy", "unit": "kW.h", "kind": "interval", "medium": "power"}]}. kind is interval, register or mean. For votes, events and the like: "fields": [], "record": {"kind": "vote", "keyField": "vote_id"}. Without meterField the head's source names the meter, without startField the head's timestamp is the time.
            """,
        Required = isRequired,
    };

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
