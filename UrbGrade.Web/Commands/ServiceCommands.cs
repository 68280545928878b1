using System.CommandLine;
using System.Globalization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin services</c>: list, show, pause, resume, redirect, limit, archive.</summary>
internal static class ServiceCommands
{
    private static readonly Option<string> Contract = new("--contract")
    {
        Description = "Name of the contract, as 'services list' shows it, such as Quantification.ReadingsChanged.",
        Required = true,
    };

    private static readonly Option<string> Module = new("--module") { Description = "The module that handles it.", Required = true };

    private static readonly Option<string?> Tenant = new("--tenant") { Description = "Code of the tenant whose work it is about. Left out: everybody's." };

    public static Command Create() => new("services", "What the modules publish on the bus, and whether its work runs.")
    {
        List(), Show(), Pause(), Resume(), Redirect(), Limit(), Archive(),
    };

    private static Command List() => AdminRun.Bind(
        new Command("list", "Lists the modules' services with what is decided about them and how their work stands."),
        async run =>
        {
            var overview = await run.Service<IServiceBoard>().Look(run.Cancellation);
            if (run.IsJson)
            {
                run.Write(overview);
                return ExitCode.Done;
            }

            return run.List(
                overview.Services, "Nothing is published yet; modules publish their services when the platform starts.",
                ("MODULE", s => s.Module), ("CONTRACT", s => s.Contract), ("KIND", s => s.Kind), ("ROLE", s => s.Role), ("TENANT", s => s.TenantCode),
                ("WAITING", s => s.Work.Waiting), ("AGE", s => Seconds(s.Work.QueueAge)), ("PER MINUTE", s => s.Work.HandledPerMinute),
                ("CRITICAL", s => Seconds(s.Work.CriticalTime)), ("PARKED", s => s.Work.Parked), ("STATE", Rules));
        });

    private static Command Show() => AdminRun.Bind(
        new Command("show", "Shows the JSON schemas of a contract.") { Contract },
        async run =>
        {
            var name = run.Required(Contract);
            var overview = await run.Service<IServiceBoard>().Look(run.Cancellation);
            if (overview.Services.FirstOrDefault(service => service.Contract == name) is not { } service)
            {
                return run.Fail($"No module publishes the contract '{name}'.");
            }

            await run.Output.WriteLineAsync(service.Schema);
            if (service.ReplySchema is { } reply)
            {
                await run.Output.WriteLineAsync(reply);
            }

            return ExitCode.Done;
        });

    private static Command Pause() => Decide(
        "pause", "Lets a service's work wait until 'resume'.", [],
        (board, key, run) => board.Pause(key, run.Given(Tenant), run.Cancellation), "waits");

    private static Command Resume() => Decide(
        "resume", "Lets a paused service's work go on, and closes its circuit breaker.", [],
        (board, key, run) => board.Resume(key, run.Given(Tenant), run.Cancellation), "goes on");

    private static Command Redirect()
    {
        var to = new Option<string?>("--to")
        {
            Description = "Another module that handles the same contract or stands in for it. Left out: back to the service's own module.",
        };
        return Decide(
            "redirect", "Gives a service's work to another module, what waits already too.", [to],
            (board, key, run) => board.Redirect(key, run.Given(Tenant), run.Given(to), run.Cancellation), "is redirected");
    }

    private static Command Limit()
    {
        var most = new Option<int?>("--per-minute") { Description = "Items that run in a minute at most, in all processes together. Left out: any number." };
        return Decide(
            "limit", "Limits how fast a service's work runs.", [most],
            (board, key, run) => board.Limit(key, run.Given(Tenant), run.Given(most), run.Cancellation), "is limited");
    }

    private static Command Archive()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the audit.", Required = true };
        return Decide(
            "archive", "Sets waiting work aside for good that no module works off any more.", [reason],
            (board, key, run) => board.Archive(key, run.Given(Tenant), run.Required(reason), run.Cancellation), "is archived");
    }

    private static Command Decide(
        string name, string description, IEnumerable<Option> further,
        Func<IServiceBoard, ServiceKey, AdminRun, Task<AdministrationResult>> decide, string done)
    {
        var command = new Command(name, description) { Contract, Module, Tenant };
        foreach (var option in further)
        {
            command.Add(option);
        }

        return AdminRun.Bind(command, async run =>
        {
            var key = new ServiceKey(run.Required(Contract), run.Required(Module));
            return run.Report(await decide(run.Service<IServiceBoard>(), key, run), $"The work of {key.Contract} in {key.Module} {done}.", key);
        });
    }

    private static string? Seconds(TimeSpan? time) => time?.TotalSeconds.ToString("0.0's'", CultureInfo.InvariantCulture);

    private static string Rules(ServiceEntry service) => service.Role == ServiceRole.Tells ? "" : string.Join("; ", service.Rules.Select(rule =>
        string.Join(' ', new[]
        {
            rule.TenantCode is { } code ? $"tenant {code}:" : null,
            rule.IsPaused ? "paused" : null,
            rule.RedirectTo is { } to ? $"to {to}" : null,
            rule.PerMinute is { } most ? string.Create(CultureInfo.InvariantCulture, $"{most}/min") : null,
            rule.OpenUntil is { } until ? string.Create(CultureInfo.InvariantCulture, $"rests until {until:HH:mm:ss}Z") : null,
        }.OfType<string>())));
}
