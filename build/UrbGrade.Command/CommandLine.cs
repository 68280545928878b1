using System.CommandLine;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Publishing;
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
        root.Add(Test(workspace, terminal));
        return root;
    }

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
