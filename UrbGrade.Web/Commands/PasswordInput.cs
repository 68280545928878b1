using System.Text;

namespace UrbGrade.Web.Commands;

/// <summary>Takes a password where it can be neither seen nor remembered: never from the command line.</summary>
internal static class PasswordInput
{
    /// <summary>What to do where nobody can be asked.</summary>
    public const string HowTo = "A password is needed and nobody can be asked here; add --password-stdin and write it to standard input.";

    /// <summary>Asks twice on a terminal, or reads one line of standard input.</summary>
    /// <returns>Null when neither gives a password.</returns>
    public static string? Read(AdminRun run, bool fromInput)
    {
        var input = (run.Parsed.InvocationConfiguration as CommandConsole)?.Input;
        if (fromInput)
        {
            return (input ?? Console.In).ReadLine();
        }

        if (input is not null || Console.IsInputRedirected)
        {
            return null;
        }

        var first = Ask(run, "Password: ");
        return Ask(run, "The same again: ") == first ? first : null;
    }

    private static string Ask(AdminRun run, string question)
    {
        run.Parsed.InvocationConfiguration.Error.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        run.Parsed.InvocationConfiguration.Error.WriteLine();
        return typed.ToString();
    }
}
