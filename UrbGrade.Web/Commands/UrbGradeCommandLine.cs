using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Web.Commands;

/// <summary>Everything that the platform's executable can be told.</summary>
internal static class UrbGradeCommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <param name="isTerminal">Whether a person reads the output, and nobody keeps it.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, TextReader? input = null, bool isTerminal = false,
        CancellationToken cancellation = default)
    {
        var root = new RootCommand("UrbGrade: energy figures of a city's districts that can be trusted.")
        {
            ServeCommand.Create(),
            AdminCommand.Create(),
        };
        root.HelpName = "./urbgrade";
        var parsed = Parse(root, arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(UsageProblem.Describe(problem));
            }

            await error.WriteLineAsync($"Nothing was done. See 'urbgrade {Words(parsed.CommandResult)}--help'.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new CommandConsole
            {
                Output = output,
                Error = error,
                Input = input,
                IsTerminal = isTerminal,
                EnableDefaultExceptionHandler = false,

                // The host takes the signals, and finishes what it has promised before it ends.
                ProcessTerminationTimeout = null,
            }, cancellation);
        }
        catch (InvalidDataException unreadable)
        {
            await error.WriteLineAsync($"{unreadable.Message} {unreadable.GetBaseException().Message}");
            return ExitCode.Failed;
        }
        catch (Exception failure) when (
            failure is InvalidOperationException or IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            await error.WriteLineAsync(failure.Message);
            return ExitCode.Failed;
        }
        catch (DbException failure)
        {
            await error.WriteLineAsync(
                $"The database cannot be used: {failure.Message}. Is it one of this or an older version, with room on its disk and the right to write, "
                + "and does its server run? Nothing was changed; to start over, give another folder or database.");
            return ExitCode.Failed;
        }
    }

    // Where the machine writes a decimal comma, 0.62 would be read as 62.
    private static ParseResult Parse(RootCommand root, IReadOnlyList<string> arguments)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return root.Parse(arguments);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    // "admin tenant add ", or nothing for the program itself.
    private static string Words(CommandResult command) =>
        command.Parent is CommandResult above ? $"{Words(above)}{command.Command.Name} " : "";
}
