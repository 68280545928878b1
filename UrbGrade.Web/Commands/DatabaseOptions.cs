using System.CommandLine;
using System.Data.Common;
using UrbGrade.Modules;

namespace UrbGrade.Web.Commands;

/// <summary>Options that say where the database is. Left out, <c>urbgrade.json</c> in the data folder says it; otherwise it is a file there.</summary>
internal static class DatabaseOptions
{
    /// <summary>Where the password is looked for.</summary>
    public const string PasswordVariable = "URBGRADE_DATABASE_PASSWORD";

    public static readonly Option<string?> Database = new("--database")
    {
        Description = $"What keeps the data: {string.Join(", ", UrbGradeModules.Databases)}. Left out: what urbgrade.json says, or {UrbGradeModules.Databases[0]}.",
        Recursive = true,
    };

    public static readonly Option<string?> Connection = new("--connection")
    {
        Description = $"The database server, such as \"Host=db.example.org;Database=urbgrade;Username=urbgrade\". The password stands in the environment variable {PasswordVariable}, or in a file.",
        Recursive = true,
    };

    public static readonly Option<string?> PasswordFile = new("--database-password-file")
    {
        Description = "File whose first line is the password of the database.",
        Recursive = true,
    };

    /// <summary>What the drivers call a password.</summary>
    private static readonly string[] Passwords = ["Password", "Pwd", "Psw"];

    static DatabaseOptions()
    {
        Database.Validators.Add(given =>
        {
            if (given.GetValue(Database) is { } name && !UrbGradeModules.Databases.Contains(name))
            {
                given.AddError($"--database is '{name}'; allowed are {string.Join(", ", UrbGradeModules.Databases)}.");
            }
        });
        RefusePassword(Connection);
    }

    /// <summary>Refuses a connection string that has a password or is none.</summary>
    public static void RefusePassword<T>(Option<T> option) => option.Validators.Add(given =>
    {
        if (given.Tokens is [var token] && Broken(option.Name, token.Value) is { } problem)
        {
            given.AddError(problem);
        }
    });

    /// <summary>The settings that were given.</summary>
    public static Dictionary<string, string?> Settings(ParseResult parsed) => new()
    {
        ["Core:Database"] = parsed.GetValue(Database),
        ["Core:Connection"] = parsed.GetValue(Connection),
        ["Core:DatabasePasswordFile"] = parsed.GetValue(PasswordFile),
    };

    /// <summary>A command line is seen by every user of the machine, and kept by shells.</summary>
    private static string? Broken(string option, string connection)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = connection };
        }
        catch (ArgumentException)
        {
            return $"{option} is no list of 'name=value' with semicolons between them, such as Host=db.example.org;Database=urbgrade;Username=urbgrade.";
        }

        return Passwords.Any(parts.ContainsKey)
            ? $"{option} has a password, which others could read there; give it in {PasswordVariable} or with --database-password-file."
            : null;
    }
}
