using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin work</c>: groups, list, show, retry, archive, note, retries.</summary>
internal static class WorkCommands
{
    private const int ErrorShown = 100;

    public static Command Create() => new("work", "Work that failed again and again and was parked.")
    {
        Groups(), List(), Show(), Retry(), Archive(), Note(), Retries(),
    };

    private static Command Groups() => AdminRun.Bind(
        new Command("groups", "Lists the parked work by cause, the largest group first."), async run => run.List(
            await run.Service<IParkedWork>().ListGroups(run.Cancellation), "No work is parked.",
            ("GROUP", g => g.Id), ("TENANT", g => g.TenantCode), ("CONTRACT", g => g.Contract), ("ITEMS", g => g.Count),
            ("FIRST", g => g.FirstSeen), ("LAST", g => g.LastSeen), ("CAUSE", g => FirstLine(g.Cause)), ("NOTE", g => FirstLine(g.Note))));

    private static Command List()
    {
        var choice = new ParkedOptions();
        var most = new Option<int>("--most") { Description = "Items shown.", DefaultValueFactory = _ => 1_000 };
        return AdminRun.Bind(
            new Command("list", "Lists the parked work, the longest parked first.") { choice.Group, choice.Contract, most }, async run => run.List(
                await run.Service<IParkedWork>().List(choice.Read(run), run.Required(most), run.Cancellation), "No work is parked.",
                ("ID", w => w.Id), ("TENANT", w => w.TenantCode), ("CONTRACT", w => w.Contract), ("ATTEMPTS", w => w.Attempts),
                ("PARKED", w => w.ParkedAt), ("GROUP", w => w.GroupId), ("ERROR", w => FirstLine(w.Error))));
    }

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
                    Group         {work.GroupId}
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
        var choice = new ParkedOptions();
        var rate = new Option<double?>("--rate") { Description = "Items a second, above 0 to 1,000; all at once when not given." };
        var payload = new Option<string?>("--payload") { Description = "With --id: a file with the message (JSON) instead of the old one." };
        var command = new Command("retry", "Lets parked work be tried again; do it once the cause is mended. The platform takes it up within seconds.")
        {
            choice.Id, choice.Group, choice.Contract, choice.All, rate, payload,
        };
        return AdminRun.Bind(command, async run =>
        {
            var (parked, chosen) = (run.Service<IParkedWork>(), choice.Read(run));
            if (run.Given(payload) is { } file)
            {
                if (chosen.Id is not { } id || !choice.IsOne(run) || run.Given(rate) is not null)
                {
                    return run.Misused("--payload goes with --id alone.");
                }

                var changed = await GivenFile.Text("--payload", file, run.Cancellation);
                return run.Report(
                    await parked.RetryChanged(id, changed, run.Cancellation), $"Work item {id} is tried again with the changed message.", chosen);
            }

            return choice.IsOne(run)
                ? run.Report(await parked.Retry(chosen, run.Given(rate), run.Cancellation), $"{choice.Words(run)} is tried again.", chosen)
                : run.Misused(ParkedOptions.Usage);
        });
    }

    private static Command Archive()
    {
        var choice = new ParkedOptions();
        var command = new Command("archive", "Sets parked work aside for good. It stays in the database and is never tried again.")
        {
            choice.Id, choice.Group, choice.Contract, choice.All,
        };
        return AdminRun.Bind(command, async run => choice.IsOne(run)
            ? run.Report(
                await run.Service<IParkedWork>().Archive(choice.Read(run), run.Cancellation), $"{choice.Words(run)} is archived.", choice.Read(run))
            : run.Misused(ParkedOptions.Usage));
    }

    private static Command Note()
    {
        var group = new Option<string>("--group") { Description = "The group, as 'work groups' shows it.", Required = true };
        var text = new Option<string>("--text") { Description = "What is known of the cause; empty to take the note away.", Required = true };
        return AdminRun.Bind(new Command("note", "Writes down what is known of a cause.") { group, text }, async run => run.Report(
            await run.Service<IParkedWork>().Note(run.Required(group), run.Required(text).Trim(), run.Cancellation), "Noted."));
    }

    private static Command Retries() => AdminRun.Bind(
        new Command("retries", "Shows how far the work has come that was let try again within the last day."), async run => run.List(
            await run.Service<IParkedWork>().ListRetries(run.Cancellation), "Nothing was let try again within the last day.",
            ("REQUESTED", r => r.RequestedAt), ("BY", r => r.RequestedBy), ("TENANT", r => r.TenantCode), ("CONTRACT", r => r.What),
            ("ITEMS", r => r.Items), ("WAITING", r => r.Waiting), ("RUNNING", r => r.Running), ("DONE", r => r.Done), ("FAILED", r => r.Failed)));

    private static string? FirstLine(string? error)
    {
        var line = error?.Split('\n')[0].TrimEnd('\r');
        return line?.Length > ErrorShown ? line[..ErrorShown] + "…" : line;
    }
}
