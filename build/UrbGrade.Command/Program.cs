using UrbGrade.Command.Publishing;

namespace UrbGrade.Command;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var workspace = Workspace.Find();
        if (args is ["--is-current"])
            return CommandSources.AreOlderThan(workspace, typeof(Program).Assembly.Location) ? 0 : 1;

        var terminal = Terminal.OfConsole();
        try
        {
            return await CommandLine.RunAsync(args, workspace, terminal);
        }
        catch (CommandFailedException failure)
        {
            terminal.Fail(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.EndProgress();
            return ExitCodes.Interrupted;
        }
    }
}
