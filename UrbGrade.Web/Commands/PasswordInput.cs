using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace UrbGrade.Web.Commands;

/// <summary>Takes a password where it can be neither seen nor remembered: never from the command line.</summary>
internal static class PasswordInput
{
    /// <summary>Asks twice on a terminal, or reads one line of standard input.</summary>
    /// <param name="problem">What to do when neither gives a password.</param>
    public static bool TryRead(
        AdminRun run, bool fromInput, [NotNullWhen(true)] out string? password, [NotNullWhen(false)] out string? problem)
    {
        var input = (run.Parsed.InvocationConfiguration as CommandConsole)?.Input;
        if (fromInput)
        {
            password = (input ?? Console.In).ReadLine();
            problem = password is null ? "Standard input is empty; write the password to it, as one line." : null;
            return password is not null;
        }

        if (input is not null || Console.IsInputRedirected)
        {
            password = null;
            problem = "A password is needed and nobody can be asked here; add --password-stdin and write it to standard input.";
            return false;
        }

        return TryAgree(question => Ask(run, question), out password, out problem);
    }

    /// <summary>Asks twice, as what is typed cannot be seen.</summary>
    internal static bool TryAgree(
        Func<string, string> ask, [NotNullWhen(true)] out string? password, [NotNullWhen(false)] out string? problem)
    {
        password = ask("Password: ");
        if (ask("The same again: ") == password)
        {
            problem = null;
            return true;
        }

        password = null;
        problem = "The two passwords differ; nothing was changed. Give the command again.";
        return false;
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
