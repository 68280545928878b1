using System.CommandLine;
using System.Globalization;
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
        if (parsed.Errors.Count > 0)
            return Misused(parsed, terminal);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Output,
            Error = terminal.Error,
        };
        return await parsed.InvokeAsync(configuration, interruption.Asked);
    }

    private static int Misused(ParseResult parsed, Terminal terminal)
    {
        var verb = parsed.CommandResult.Command;
        if (verb is RootCommand && parsed.UnmatchedTokens is [var unknown, ..])
        {
            terminal.Fail($"there is no verb '{unknown}'; there are {string.Join(", ", verb.Subcommands.Select(known => known.Name))}, serve, admin and gateway. See './urbgrade --help'.");
            return ExitCodes.Usage;
        }

        foreach (var problem in parsed.Errors)
            terminal.Fail(problem.Message);
        terminal.Fail($"nothing was done. See './urbgrade {verb.Name} --help'.");
        return ExitCodes.Usage;
    }

    private static RootCommand Root(Workspace workspace, Terminal terminal)
    {
        var root = new RootCommand("UrbGrade, an energy platform for districts.") { HelpName = "urbgrade" };
        root.Add(Up(workspace, terminal));
        root.Add(Test(workspace, terminal));
        root.Add(Bench(workspace, terminal));
        root.Add(Chaos(workspace, terminal));
        root.Add(Migration(workspace, terminal));
        return root;
    }

    private static Verb Up(Workspace workspace, Terminal terminal)
    {
        var real = new Option<string?>("--real") { Description = "Folder of real series to replay instead of simulated shops, such as ../shared/data.", HelpName = "DIR" };
        var clean = new Option<bool>("--clean") { Description = "Forget an earlier demo's data and start over." };
        var port = Number("--port", 1, 65535, $"HTTPS port; otherwise {UpOptions.CustomaryPort}, or the next one that is free.");
        var shops = Number("--shops", 1, 1000, $"Simulated shops; otherwise {UpOptions.CustomaryShops}.");
        var days = Number("--days", 1, 3650, $"Days of history; otherwise {UpOptions.CustomaryDays}.");
        var data = new Option<string>("--data")
        {
            Description = "Folder of the demo's data; otherwise .urbgrade in the checkout.",
            HelpName = "DIR",
            DefaultValueFactory = _ => workspace.At(".urbgrade"),
        };
        var verb = new Verb("up", """
            Build and publish all, make certificates and tenants, and start the platform, the gateways and the sites that feed them.

            The history is sent first, then one more day every 20 seconds. Ctrl-C stops everything; the next './urbgrade up'
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
            Description = "What to measure; './urbgrade bench --list' names all. None: everything.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.Validators.Add(given =>
        {
            foreach (var unknown in given.Tokens.Select(token => token.Value).Except(Measurements.Names))
                given.AddError($"'{unknown}' cannot be measured; there are {string.Join(", ", Measurements.Names)}.");
        });
        var quick = new Option<bool>("--quick") { Description = "A short run, to see that it works; its figures are shown and not written." };
        var list = new Option<bool>("--list") { Description = "Name what can be measured." };
        var verb = new Verb("bench", "Measure, and write the figures to docs/benchmarks.md.") { names, quick, list };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (!parsed.GetValue(list))
                return await new BenchVerb(workspace, terminal).RunAsync(parsed.GetValue(names) ?? [], parsed.GetValue(quick), cancellation);
            foreach (var (name, what) in Measurements.All)
                terminal.Say($"{name,-9} {what}");
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Verb Migration(Workspace workspace, Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "What changes, such as SiteRecords." };
        var verb = new Verb("migration", "Add a migration for the changed tables, for each of the databases.") { name };
        verb.SetAction((parsed, cancellation) => new MigrationVerb(workspace, terminal).RunAsync(parsed.GetRequiredValue(name), cancellation));
        return verb;
    }

    private static Option<int?> Number(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = argument =>
        {
            var given = argument.Tokens.Single().Value;
            if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            argument.AddError($"{name}: a number from {least} to {most}, not '{given}'.");
            return null;
        },
    };

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

    private static Verb Chaos(Workspace workspace, Terminal terminal)
    {
        var rounds = Number("--rounds", 1, 10_000, $"How often something is killed; otherwise {ChaosVerb.CustomaryRounds}.");
        var database = new Option<string?>("--database") { Description = "sqlite or postgresql; left out: one after the other.", HelpName = "NAME" };
        var connection = new Option<string?>("--connection")
        {
            Description = $"A PostgreSQL server on which databases may be made, as Host=...;Username=...; its password stands in {ChaosVerb.PasswordVariable}. Left out: a server of its own.",
            HelpName = "STRING",
        };
        var verb = new Verb("chaos", """
            Kill the platform again and again (SIGKILL) while batches arrive, and require that none is lost and none doubled.

            On SQLite the one process is killed; on PostgreSQL one that takes requests or one of two workers, at random.
            """)
        {
            rounds, database, connection,
        };
        verb.Validators.Add(given =>
        {
            foreach (var problem in ChaosVerb.Problems(given.GetValue(database), given.GetValue(connection)))
                given.AddError(problem);
        });
        verb.SetAction((parsed, cancellation) => new ChaosVerb(workspace, terminal).RunAsync(
            parsed.GetValue(rounds) ?? ChaosVerb.CustomaryRounds, parsed.GetValue(database), parsed.GetValue(connection), cancellation));
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
