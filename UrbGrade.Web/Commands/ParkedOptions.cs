using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary>The options that say which parked work is meant.</summary>
internal sealed class ParkedOptions
{
    public const string Usage = "Give one of: --id ID; --group GROUP; --contract NAME; --all.";

    public Option<long?> Id { get; } = new("--id") { Description = "One item, as 'work list' shows it." };

    public Option<string?> Group { get; } = new("--group") { Description = "The items of one cause, as 'work groups' shows it." };

    public Option<string?> Contract { get; } = new("--contract") { Description = "The items of one contract." };

    public Option<bool> All { get; } = new("--all") { Description = "All parked items." };

    public ParkedChoice Read(AdminRun run) => new(run.Given(Id), run.Given(Group), run.Given(Contract));

    /// <summary>Whether exactly one of them is given.</summary>
    public bool IsOne(AdminRun run)
    {
        var given = new[] { run.Given(Id) is not null, run.Given(Group) is not null, run.Given(Contract) is not null, run.Given(All) };
        return given.Count(one => one) == 1;
    }

    public string Words(AdminRun run) => Read(run) switch
    {
        { Id: { } id } => $"Work item {id}",
        { GroupId: { } group } => $"All parked work of group {group}",
        { Contract: { } contract } => $"All parked work of {contract}",
        _ => "All parked work",
    };
}
