using System.CommandLine;
using UrbGrade.Command.Measuring;
using UrbGrade.Command.Migrating;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Publishing;
using UrbGrade.Command.Running;
using UrbGrade.Command.Testing;
using Verb = System.CommandLine.Command;

namespace UrbGrade.Command;

/// <summary>The verbs and their options.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Workspace workspace, Terminal terminal)
    {
        switch (args)
        {
            case [] or ["help"] or ["--help"] or ["-h"] or ["-?"]:
                terminal.Say(Help.Text);
                return args.Length == 0 ? ExitCodes.Usage : ExitCodes.Done;
            case ["help", var verb]:
                return await RunAsync([verb, "--help"], workspace, terminal);
            case ["serve" or "admin", ..]:
                return await PassOnAsync(PublishedProgram.Platform, args, workspace, terminal);
            case ["gateway", .. var rest]:
                return await PassOnAsync(PublishedProgram.Gateway, rest, workspace, terminal);
        }

        using var interruption = new Interruption();
        var parsed = Root(workspace, terminal).Parse(args);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Output,
            Error = terminal.Error,
        };
        var exitCode = await parsed.InvokeAsync(configuration, interruption.Asked);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
    }

    private static RootCommand Root(Workspace workspace, Terminal terminal)
    {
        var root = new RootCommand("UrbGrade, an energy platform for districts.") { HelpName = "urbgrade" };
        root.Add(Up(workspace, terminal));
        root.Add(Test(workspace, terminal));
        root.Add(Bench(workspace, terminal));
        root.Add(Migration(workspace, terminal));
        return root;
    }

    private static Verb Up(Workspace workspace, Terminal terminal)
    {
        var real = new Option<string?>("--real") { Description = "Folder of real series to replay instead of simulated shops, such as ../shared/data.", HelpName = "DIR" };
        var clean = new Option<bool>("--clean") { Description = "Forget an earlier demo's data and start over." };
        var port = new Option<int?>("--port") { Description = $"HTTPS port; otherwise {UpOptions.CustomaryPort}, or the next one that is free.", HelpName = "N" };
        var shops = new Option<int?>("--shops") { Description = $"Simulated shops; otherwise {UpOptions.CustomaryShops}.", HelpName = "N" };
        var days = new Option<int?>("--days") { Description = $"Days of history; otherwise {UpOptions.CustomaryDays}.", HelpName = "N" };
        var data = new Option<string>("--data")
        {
            Description = "Folder of the demo's data; otherwise .urbgrade in the checkout.",
            HelpName = "DIR",
            DefaultValueFactory = _ => workspace.At(".urbgrade"),
        };
        Within(port, 1, 65535);
        Within(shops, 1, 1000);
        Within(days, 1, 3650);
        var verb = new Verb("up", """
            Build and publish all, make certificates and tenants, and start the platform, the gateways and the sites that feed them.

            The history is sent first, then one more day every 20 seconds. Ctrl-C stops everything; the next 'urbgrade up'
            goes on where it was.
            """)
        {
            real, clean, port, shops, days, data,
        };
        verb.SetAction((parsed, cancellation) => new UpVerb(workspace, terminal).RunAsync(
            new UpOptions(
                Path.GetFullPath(parsed.GetRequiredValue(data)), parsed.GetValue(real), parsed.GetValue(clean),
                parsed.GetValue(port), parsed.GetValue(shops), parsed.GetValue(days)),
            cancellation));
        return verb;
    }

    private static Verb Bench(Workspace workspace, Terminal terminal)
    {
        var names = new Argument<string[]>("name")
        {
            Description = "What to measure; 'urbgrade bench --list' names all. None: everything.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var quick = new Option<bool>("--quick") { Description = "A short run, to see that it works; its figures are shown and not written." };
        var list = new Option<bool>("--list") { Description = "Name what can be measured." };
        var verb = new Verb("bench", "Measure, and write the figures to docs/benchmarks.md.") { names, quick, list };
        verb.SetAction((parsed, cancellation) => new BenchVerb(workspace, terminal).RunAsync(
            parsed.GetValue(names) ?? [], parsed.GetValue(quick), parsed.GetValue(list), cancellation));
        return verb;
    }

    private static Verb Migration(Workspace workspace, Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "What changes, such as SiteRecords." };
        var verb = new Verb("migration", "Add a migration for the changed tables, for each of the databases.") { name };
        verb.SetAction((parsed, cancellation) => new MigrationVerb(workspace, terminal).RunAsync(parsed.GetRequiredValue(name), cancellation));
        return verb;
    }

    private static void Within(Option<int?> option, int least, int most) => option.Validators.Add(result =>
    {
        // What is no number at all is refused by the parser itself.
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && (value < least || value > most))
            result.AddError($"{option.Name} is {value}; allowed are {least} to {most}.");
    });

    private static Verb Test(Workspace workspace, Terminal terminal)
    {
        var filters = new Argument<string[]>("filter")
        {
            Description = "Part of a test's full name, such as Soap or Cleanse; several: any of them. None: all tests.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var verb = new Verb("test", "Install what tests need, build, test, and close with \"N passed, N failed\".") { filters };
        verb.SetAction((parsed, cancellation) =>
            new TestVerb(workspace, terminal).RunAsync(parsed.GetValue(filters) ?? [], cancellation));
        return verb;
    }

    // What these programs take is theirs to say: every argument goes through, --help too.
    private static async Task<int> PassOnAsync(
        PublishedProgram program, IReadOnlyList<string> arguments, Workspace workspace, Terminal terminal)
    {
        string assembly;
        using (var interruption = new Interruption())
            assembly = await new Publisher(workspace, terminal).PublishAsync(program, interruption.Asked);
        return await ProgramRun.InheritAsync(Invocation.OfDotnet(Environment.CurrentDirectory, [assembly, .. arguments]));
    }
}
