namespace UrbGrade.Modules.Core.Database;

/// <summary>The databases that the platform runs on, by their names in settings.</summary>
internal static class DatabaseProvider
{
    /// <summary>A file in the data folder.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>A server that several machines share.</summary>
    public const string PostgreSql = "postgresql";

    /// <summary>Microsoft SQL Server; see docs/adr/0011.</summary>
    public const string SqlServer = "sqlserver";

    /// <summary>The names allowed.</summary>
    public static IReadOnlyList<string> All { get; } = [Sqlite, PostgreSql, SqlServer];
}
