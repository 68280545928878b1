using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using UrbGrade.Gateway.Collect.Sources.Tcp;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>node</c>: the devices that may call in, and their passwords.</summary>
internal static class NodeCommand
{
    private const int LeastPassword = 8;
    private const int MostName = 100;

    private static readonly Option<string> Source = new("--source") { Description = "The source that the node calls; not needed where there is only one" };
    private static readonly Option<bool> Generate = new("--generate") { Description = "Make a password and print it, once; otherwise it is read from the standard input" };
    private static readonly Argument<string> Name = new("name") { Description = "As the node greets: EIB-CM-017, or BCN-DW-014/ENVIR" };

    private static readonly Argument<FileInfo> Listed = new Argument<FileInfo>("file") { Description = "JSON, readable by nobody else" }.AcceptExistingOnly();

    public static Command Build()
    {
        var list = new Command("list", "List the nodes and when each called last") { Source };
        list.SetAction(parsed => With(parsed, book =>
        {
            var nodes = book.List();
            parsed.Output().Print(nodes, found => CommandOutput.Table([
                ["Node", "Added (UTC)", "Last call (UTC)", ""],
                .. found.Select(node => new[] { node.Name, node.AddedAt.ToString(), node.LastSeenAt?.ToString() ?? "never", node.Silent ? "silent" : "" })]));
            return nodes.Exists(node => node.Silent) ? ExitCode.Degraded : ExitCode.Ok;
        }));
        var add = new Command("add", "Let a node call in") { Name, Source, Generate };
        add.SetAction(parsed => With(parsed, book => Change(parsed, name => book.Add(name, Password(parsed)), "is let in", "exists already: use node password")));
        var password = new Command("password", "Give a node another password") { Name, Source, Generate };
        password.SetAction(parsed => With(parsed, book => Change(parsed, name => book.SetPassword(name, Password(parsed)), "has a new password", "does not exist: see node list")));
        var remove = new Command("remove", "Let a node call in no longer") { Name, Source };
        remove.SetAction(parsed => With(parsed, book => Change(parsed, book.Remove, "is let in no longer", "does not exist: see node list")));
        var import = new Command("import", "Let in all nodes of a file, { \"NAME\": \"password\" }; those that are known get its password") { Listed, Source };
        import.SetAction(parsed => With(parsed, book => Import(parsed, book)));
        return new Command("node", "Manage the nodes that call in") { list, add, password, remove, import };
    }

    private static int With(ParseResult parsed, Func<NodeBook, int> action)
    {
        var settings = parsed.Settings();
        var called = settings.Sources.Where(source => source.Origin is TcpOrigin).Select(source => source.Id).ToList();
        var wanted = parsed.GetValue(Source) ?? (called.Count == 1 ? called[0] : null);
        if (wanted is null || !called.Contains(wanted))
            throw new SettingsException(settings.File, [$"--source: {(wanted is null ? "missing" : $"'{wanted}'")}; allowed: {(called.Count == 0 ? "a source of the type tcpServer, and there is none" : string.Join(", ", called))}"]);
        using var database = GatewayDatabase.Open(settings.Database);
        return action(new NodeBook(database, wanted, TimeProvider.System));
    }

    private static int Change(ParseResult parsed, Func<string, bool> change, string done, string not)
    {
        var name = RequireName(parsed.GetRequiredValue(Name));
        var changed = change(name);
        parsed.Output().Print(new { Node = name, Changed = changed }, _ => [$"{name} {(changed ? done : not)}"]);
        return changed ? ExitCode.Ok : ExitCode.Failed;
    }

    // Never an argument: those can be read by every user of the machine.
    private static string Password(ParseResult parsed)
    {
        if (parsed.GetValue(Generate))
        {
            var made = RandomNumberGenerator.GetHexString(24, lowercase: true);
            parsed.InvocationConfiguration.Error.WriteLine($"Password: {made}");
            return made;
        }

        if (!Console.IsInputRedirected)
            parsed.InvocationConfiguration.Error.Write("Password: ");
        var password = Console.In.ReadLine() ?? "";
        return RequirePassword(password);
    }

    // A file with one bad line changes nothing.
    private static int Import(ParseResult parsed, NodeBook book)
    {
        var nodes = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(parsed.GetRequiredValue(Listed).FullName)) ?? [];
        foreach (var (name, password) in nodes)
        {
            RequireName(name);
            RequirePassword(password);
        }

        var added = 0;
        foreach (var (name, password) in nodes)
        {
            if (book.Add(name, password))
                added++;
            else
                book.SetPassword(name, password);
        }

        parsed.Output().Print(new { Added = added, Changed = nodes.Count - added }, done => [$"{done.Added} nodes are let in, {done.Changed} have the password of the file"]);
        return ExitCode.Ok;
    }

    private static string RequireName(string name) => name.Length is > 0 and <= MostName && !name.Any(letter => char.IsControl(letter) || letter is ';' or '=')
        ? name
        : throw new FormatException($"'{name}' is no name that a node can greet with: at most {MostName} letters, without ';' and '='");

    private static string RequirePassword(string password) =>
        password.Length >= LeastPassword && !password.Any(letter => letter is ';' || char.IsControl(letter) || letter > 'ÿ')
            ? password
            : throw new FormatException($"A password has at least {LeastPassword} characters of ISO-8859-1, none of them ';'");
}
