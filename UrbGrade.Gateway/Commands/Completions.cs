using System.CommandLine.Completions;
using System.Data.Common;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary>Words that only the configuration or the database know, for completion by the shell.</summary>
internal static class Completions
{
    private const int Most = 100;

    public static IEnumerable<CompletionItem> Sources(CompletionContext context) => Ask(context, settings => settings.Sources.Select(source => source.Id));

    public static IEnumerable<CompletionItem> Profiles(CompletionContext context) => Ask(context, settings => settings.Profiles.Keys);

    public static IEnumerable<CompletionItem> Batches(CompletionContext context) => Ask(context, settings =>
    {
        using var database = GatewayDatabase.Open(settings.Database);
        return database.Read(connection => Outbox.List(connection, null, Most)).Select(batch => batch.Id);
    });

    public static IEnumerable<CompletionItem> DeadFiles(CompletionContext context) =>
        Ask(context, settings => settings.Sources.SelectMany(DeadLetters.Of).Select(letter => letter.Name));

    private static IEnumerable<CompletionItem> Ask(CompletionContext context, Func<GatewaySettings, IEnumerable<string>> words)
    {
        try
        {
            return [.. words(context.ParseResult.Settings()).Take(Most).Select(word => new CompletionItem(word))];
        }
        catch (Exception none) when (none is SettingsException or IOException or UnauthorizedAccessException or DbException or InvalidOperationException)
        {
            // A shell that asks for words wants no complaints.
            return [];
        }
    }
}
