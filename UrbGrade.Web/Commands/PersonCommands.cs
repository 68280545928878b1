using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Api;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin person</c>: meter, meters, export, erase.</summary>
internal static class PersonCommands
{
    private static readonly Option<string> Email = new("--email") { Description = "E-mail address of the person's account.", Required = true };

    public static Command Create() => new("person", "What is held about the people who have an account, to be read and erased.")
    {
        Assign(), Meters(), Export(), Erase(),
    };

    private static Command Assign()
    {
        var source = new Option<string>("--source") { Description = "The meter, as messages name it.", Required = true };
        var from = new Option<DateOnly>("--from") { Description = "First local day, such as 2026-03-01.", Required = true };
        var until = new Option<DateOnly?>("--until") { Description = "Local day after the last one; without it the time lasts." };
        var command = new Command("meter", "Says that a meter's readings are the person's own, or until when they were.") { Email, source, from, until };
        return AdminRun.Bind(command, async run =>
        {
            var (email, meter) = (run.Required(Email), run.Required(source));
            var result = await run.Service<IPeople>().Assign(email, meter, run.Required(from), run.Given(until), run.Cancellation);
            return run.Report(result, $"Meter {meter} is that of {email}.", new { email, source = meter });
        });
    }

    private static Command Meters() => AdminRun.Bind(new Command("meters", "Lists the meters of a person.") { Email }, async run =>
        await run.Service<IPeople>().Meters(run.Required(Email), run.Cancellation) is { } meters
            ? run.List(meters, "No meter is the person's.", ("METER", m => m.Source), ("FROM", m => m.From), ("UNTIL", m => m.Until))
            : Unknown(run));

    private static Command Export()
    {
        var file = new Option<string>("--out") { Description = "ZIP file to write; must not exist.", Required = true };
        return AdminRun.Bind(
            new Command("export", "Writes all that is held about a person into a ZIP, as JSON and as CSV.") { Email, file }, async run =>
            {
                var path = run.Required(file);
                if (File.Exists(path))
                {
                    return run.Fail($"There is a file '{path}' already; name another one.");
                }

                if (await run.Service<IPeople>().Read(run.Required(Email), run.Cancellation) is not { } tables)
                {
                    return Unknown(run);
                }

                await using (var output = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                {
                    await PersonArchive.Write(output, tables, run.Service<TimeProvider>(), run.Cancellation);
                }

                return run.Report(new AdministrationResult(AdministrationOutcome.Done), $"Wrote {path}.", new { file = path });
            });
    }

    private static Command Erase()
    {
        var typed = new Option<string>("--confirm") { Description = "The address once more, so that nobody else is erased by a slip. Without it only counts are told." };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the audit. Leave the person's name out." };
        return AdminRun.Bind(
            new Command("erase", "Erases a person: account, meters, readings and daily figures of their time, and the name wherever it stands.") { Email, typed, reason },
            async run =>
            {
                var (people, email) = (run.Service<IPeople>(), run.Required(Email));
                if (run.Given(typed) is not { } confirmed)
                {
                    return await people.Count(email, run.Cancellation) is { } counts
                        ? run.List(counts, "", ("WHAT", c => c.Name), ("WOULD BE ERASED", c => c.Count))
                        : Unknown(run);
                }

                var erasure = await people.Erase(email, confirmed, run.Given(reason) ?? "", run.Cancellation);
                return run.Report(
                    erasure.Result, $"Erased. The audit calls the person {erasure.Pseudonym}, which leads to nobody.",
                    new { erasure.Pseudonym, erasure.Erased });
            });
    }

    private static int Unknown(AdminRun run) => run.Fail($"There is no account of '{run.Required(Email)}'.");
}
