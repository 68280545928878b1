using System.CommandLine;
using MySqlConnector;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Simulation;

namespace UrbGrade.Gateway.Commands;

/// <summary>Where <c>simulate</c> and <c>replay</c> write curves of supply points, if not into files: a database of the utility.</summary>
internal sealed class UtilityOptions
{
    private readonly Option<string?> database = new("--utility-database")
    {
        Description = "Barcelona only: HOST:PORT/NAME of a MariaDB or MySQL database that curves of supply points are written into, instead of files",
    };

    private readonly Option<string?> login = new("--utility-login") { Description = "File with user:password of one who may make tables in it" };

    public UtilityOptions()
    {
        database.Validators.Add(result =>
        {
            if (result.GetValue(database) is { } text && !TryParse(text, out _))
                result.AddError($"--utility-database '{text}' is no HOST:PORT/NAME");
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(database);
        command.Options.Add(login);
        command.Validators.Add(result =>
        {
            if (result.GetValue(database) is not null && result.GetValue(login) is null)
                result.AddError("--utility-database needs --utility-login");
        });
    }

    /// <summary>Null where the site writes files only.</summary>
    /// <exception cref="FormatException">The site has no supply points that a utility reads, or the login is none.</exception>
    public (UtilityDatabase Database, IMeteredSite Site)? Of(ParseResult parsed, IRawSite site)
    {
        if (parsed.GetValue(database) is not { } text || !TryParse(text, out var server))
            return null;
        if (site is not IMeteredSite metered)
            throw new FormatException("--utility-database goes with --site barcelona");
        if (File.ReadAllText(parsed.GetValue(login)!).Trim().Split(':', 2) is not [{ Length: > 0 } user, { Length: > 0 } password])
            throw new FormatException($"{parsed.GetValue(login)} holds no user:password");
        server.UserID = user;
        server.Password = password;
        return (new UtilityDatabase(server.ToString(), new SiteCalendar(site.Zone)), metered);
    }

    private static bool TryParse(string text, out MySqlConnectionStringBuilder server)
    {
        var known = Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var address) && address.Port > 0 && address.AbsolutePath.Length > 1;
        server = known ? new MySqlConnectionStringBuilder { Server = address!.Host, Port = (uint)address.Port, Database = address.AbsolutePath[1..] } : [];
        return known;
    }
}
