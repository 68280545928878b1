using System.Globalization;
using System.Resources;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Who did something, in the reader's language: an account, a certificate, and what the platform calls those that have neither.</summary>
internal static class Doers
{
    /// <summary>Begins the name of whoever works at the command line; the account of the machine follows.</summary>
    private const string CommandLine = "command line (";

    /// <summary>Whom the audit names where no account and no certificate did it.</summary>
    private static readonly string[] Nobodies = ["nobody", "platform", "several", "unknown"];

    private static readonly ResourceManager Texts = new(typeof(EventText).FullName!, typeof(EventText).Assembly);

    public static string Of(string who) =>
        Nobodies.Contains(who) ? Texts.GetString($"Who.{who}", CultureInfo.CurrentUICulture)!
        : who.StartsWith(CommandLine, StringComparison.Ordinal) && who.EndsWith(')')
            ? string.Format(CultureInfo.CurrentCulture, Texts.GetString("Who.command-line", CultureInfo.CurrentUICulture)!, who[CommandLine.Length..^1])
        : who;
}
