using System.Globalization;
using System.Resources;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Who did something, in the reader's language: an account, a certificate, a partner's module, and what the platform calls those that have neither.</summary>
internal static class Doers
{
    /// <summary>Begins the name of whoever works at the command line; the account of the machine follows.</summary>
    private const string CommandLine = "command line (";

    /// <summary>Begins the name of a partner's module, which registers itself.</summary>
    private const string Module = "module ";

    /// <summary>Whom the audit names where no account and no certificate did it.</summary>
    private static readonly string[] Nobodies = ["nobody", "platform", "several", "unknown"];

    private static readonly ResourceManager Texts = new(typeof(EventText).FullName!, typeof(EventText).Assembly);

    public static string Of(string who) =>
        Nobodies.Contains(who) ? Text($"Who.{who}")
        : who.StartsWith(CommandLine, StringComparison.Ordinal) && who.EndsWith(')') ? Named("Who.command-line", who[CommandLine.Length..^1])
        : who.StartsWith(Module, StringComparison.Ordinal) ? Named("Who.module", who[Module.Length..])
        : who;

    private static string Named(string key, string name) => string.Format(CultureInfo.CurrentCulture, Text(key), name);

    private static string Text(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture)!;
}
