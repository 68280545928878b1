using System.CommandLine;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin lighting</c>: set, list, history.</summary>
internal static class LightingCommands
{
    public static Command Create() => new("lighting", "What lighting nodes do in their network and the light they give.")
    {
        Set(), List(), History(),
    };

    private static Command Set()
    {
        var tenant = AdminOptions.Tenant();
        var node = Node();
        var function = new Option<NodeFunction>("--function") { Description = "Master or Slave.", Required = true };
        var master = new Option<string>("--master") { Description = "The master of a slave." };
        var profile = new Option<string>("--profile")
        {
            Description = "Steps of a time and a level in percent: \"sunset 100; 23:30 60; 05:30 100; sunrise 0\". Times are local, or minutes from the sun (sunset-10, sunrise+5).",
            Required = true,
        };
        var basedOn = new Option<int?>("--based-on") { Description = "Refuses when the newest version is another one; otherwise it is written over." };
        var command = new Command("set", "Writes a further version of a node's program; its gateway fetches it and the node gets it when it calls in.")
        {
            tenant, node, function, master, profile, basedOn,
        };
        return AdminRun.Bind(command, async run =>
        {
            var programs = run.Service<ILightingPrograms>();
            var (code, name) = (run.Required(tenant), run.Required(node));
            var version = run.Given(basedOn) ?? await Newest();
            var draft = new LightingDraft(name, run.Required(function), run.Given(master), run.Required(profile), version);
            var result = await programs.Put(code, draft, run.Cancellation);
            var newest = await Newest();
            return run.Report(
                result, $"Wrote version {newest} of {name}.", new { tenant = code, node = name, version = newest },
                unchanged: $"version {newest} of {name} says so already.");

            async Task<int> Newest() => await programs.History(code, name, run.Cancellation) is [var first, ..] ? first.Version : 0;
        });
    }

    private static Command List()
    {
        var tenant = AdminOptions.Tenant(required: false);
        return AdminRun.Bind(new Command("list", "Lists the lighting nodes and how far their programs have come.") { tenant }, async run =>
        {
            var all = await run.Service<ILightingPrograms>().List(run.Cancellation);
            var shown = run.Given(tenant) is { } code ? all.Where(n => n.TenantCode == code).ToList() : all;
            return run.List(
                shown, "There is no lighting node; import a site with assets of the kind 'lighting node', or set a program for a registered meter.",
                ("TENANT", n => n.TenantCode), ("NODE", n => n.Node), ("NAME", n => n.Name), ("FUNCTION", n => n.Newest?.Function),
                ("MASTER", n => n.Newest?.Master), ("VERSION", n => n.Newest?.Version), ("STATE", n => n.Newest?.State),
                ("CAUSE", n => n.Newest?.Cause), ("WORKS BY", n => n.Active?.Version), ("PROFILE", n => n.Newest?.Profile));
        });
    }

    private static Command History()
    {
        var tenant = AdminOptions.Tenant();
        var node = Node();
        return AdminRun.Bind(new Command("history", "Lists every version of a node's program with its times.") { tenant, node }, async run => run.List(
            await run.Service<ILightingPrograms>().History(run.Required(tenant), run.Required(node), run.Cancellation),
            "The node has no program.",
            ("VERSION", v => v.Version), ("FUNCTION", v => v.Function), ("MASTER", v => v.Master), ("PROFILE", v => v.Profile), ("BY", v => v.EditedBy),
            ("STATE", v => v.State), ("EDITED", v => v.EditedAt), ("FETCHED", v => v.FetchedAt), ("HANDED OVER", v => v.HandedOverAt),
            ("ACKNOWLEDGED", v => v.AcknowledgedAt), ("REFUSED", v => v.RefusedAt), ("CAUSE", v => v.Cause)));
    }

    private static Option<string> Node() => new("--node") { Description = "The node, as its messages name it.", Required = true };
}
