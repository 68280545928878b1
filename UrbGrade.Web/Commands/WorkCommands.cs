using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin work</c>: list, show, retry.</summary>
internal static class WorkCommands
{
    private const int ErrorShown = 100;

    public static Command Create() => new("work", "Work that failed again and again and was parked.") { List(), Show(), Retry() };

    private static Command List() => AdminRun.Bind(new Command("list", "Lists the parked work, the longest parked first."), async run => run.List(
        await run.Service<IParkedWork>().List(run.Cancellation), "No work is parked.",
        ("ID", w => w.Id), ("TENANT", w => w.TenantCode), ("CONTRACT", w => w.Contract), ("ATTEMPTS", w => w.Attempts),
        ("PARKED", w => w.ParkedAt), ("ERROR", w => FirstLine(w.Error))));

    private static Command Show()
    {
        var id = new Option<long>("--id") { Description = "The item, as 'work list' shows it.", Required = true };
        return AdminRun.Bind(new Command("show", "Shows one parked item with its whole error and its message.") { id }, async run =>
        {
            if (await run.Service<IParkedWork>().Find(run.Required(id), run.Cancellation) is not { } work)
            {
                return run.Fail($"There is no parked work item {run.Required(id)}.");
            }

            if (run.IsJson)
            {
                run.Write(work);
            }
            else
            {
                await run.Output.WriteLineAsync(FormattableString.Invariant($"""
                    Item          {work.Id}
                    Tenant        {work.TenantCode}
                    Contract      {work.Contract}
                    Conversation  {work.ConversationId}
                    Made          {work.CreatedAt:yyyy-MM-dd HH:mm:ss'Z'}
                    Parked        {work.ParkedAt:yyyy-MM-dd HH:mm:ss'Z'} after {work.Attempts} attempts
                    Message       {work.Payload}

                    {work.Error}
                    """));
            }

            return ExitCode.Done;
        });
    }

    private static Command Retry()
    {
        var id = new Option<long?>("--id") { Description = "One item, as 'work list' shows it." };
        var contract = new Option<string?>("--contract") { Description = "All parked items of this contract." };
        var command = new Command("retry", "Lets parked work be tried again; do it once the cause is mended. The platform takes it up within seconds.")
        {
            id, contract,
        };
        return AdminRun.Bind(command, async run =>
        {
            var parked = run.Service<IParkedWork>();
            return (run.Given(id), run.Given(contract)) switch
            {
                ({ } one, null) => run.Report(
                    await parked.Retry(one, run.Cancellation), $"Work item {one} is tried again.", new { id = one }),
                (null, { } name) => run.Report(
                    await parked.RetryAll(name, run.Cancellation), $"All parked work of {name} is tried again.", new { contract = name }),
                _ => run.Misused("Give one of: --id ID; --contract NAME."),
            };
        });
    }

    private static string? FirstLine(string? error)
    {
        var line = error?.Split('\n')[0].TrimEnd('\r');
        return line?.Length > ErrorShown ? line[..ErrorShown] + "…" : line;
    }
}
