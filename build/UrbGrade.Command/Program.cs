using UrbGrade.Command.Publishing;

namespace UrbGrade.Command;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var terminal = Terminal.OfConsole();
        try
        {
            var workspace = Workspace.Find();
            if (args is ["--is-current"])
                return CommandSources.AreOlderThan(workspace, typeof(Program).Assembly.Location) ? ExitCodes.Done : ExitCodes.Failed;
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
