namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>The statements of a bulk write: its rows lie in a temporary table beside their positions, and go from there in one piece.
/// Nobody else writes meanwhile, so that what is asked first still holds when it is written.</summary>
internal static class SqlServerBulkSql
{
    /// <summary>Where the rows of the write lie.</summary>
    public const string Given = "#given";

    /// <summary>The number of the row in its write, from 0.</summary>
    public const string Position = "position";

    public static string Create<TRow>(BulkTable<TRow> table) =>
        $"CREATE TABLE {Quote(Given)} ({Quote(Position)} int NOT NULL PRIMARY KEY, "
        + $"{string.Join(", ", table.Columns.Select(column => $"{Quote(column.Name)} {(column.Integer is null ? "float NULL" : "bigint NOT NULL")}"))})";

    public static string Drop() => $"DROP TABLE {Quote(Given)}";

    /// <summary>Positions whose key is taken, by the table or by an earlier row.</summary>
    public static string Taken<TRow>(BulkTable<TRow> table) => $"""
        SELECT {Quote(Position)} FROM ({Numbered(table, "ASC")}) AS given
        WHERE again > 1 OR EXISTS (SELECT 1 FROM {Quote(table.Name)} AS stored WHERE {SameKey(table)}) ORDER BY {Quote(Position)}
        """;

    public static string Insert<TRow>(BulkTable<TRow> table) => Insert(table, "ASC");

    /// <summary>The last row of a key stays.</summary>
    public static string Upsert<TRow>(BulkTable<TRow> table) => $"""
        UPDATE stored SET {string.Join(", ", table.Rest.Select(column => $"{Quote(column.Name)} = {Kept(column)}"))}
        FROM {Quote(table.Name)} AS stored JOIN ({Numbered(table, "DESC")}) AS given ON {SameKey(table)} WHERE again = 1;
        {Insert(table, "DESC")}
        """;

    /// <summary>Answers the positions of the rows that were there.</summary>
    public static string Delete<TRow>(BulkTable<TRow> table) => $"""
        DELETE stored OUTPUT given.{Quote(Position)} FROM {Quote(table.Name)} AS stored JOIN {Quote(Given)} AS given
        ON {string.Join(" AND ", table.Columns.Select(Same))}
        """;

    private static string Insert<TRow>(BulkTable<TRow> table, string order) => $"""
        INSERT INTO {Quote(table.Name)} ({Names(table.Columns)}) SELECT {Names(table.Columns)} FROM ({Numbered(table, order)}) AS given
        WHERE again = 1 AND NOT EXISTS (SELECT 1 FROM {Quote(table.Name)} AS stored WHERE {SameKey(table)});
        """;

    /// <summary>Of a column that keeps the greater value the greatest of all rows of the key is given.</summary>
    private static string Numbered<TRow>(BulkTable<TRow> table, string order)
    {
        var columns = table.Columns.Select(column => column.KeepsGreater
            ? $"MAX({Quote(column.Name)}) OVER (PARTITION BY {Names(table.Key)}) AS {Quote(column.Name)}"
            : Quote(column.Name));
        return $"SELECT {Quote(Position)}, {string.Join(", ", columns)}, "
            + $"ROW_NUMBER() OVER (PARTITION BY {Names(table.Key)} ORDER BY {Quote(Position)} {order}) AS again FROM {Quote(Given)}";
    }

    private static string Kept<TRow>(BulkColumn<TRow> column)
    {
        var given = $"given.{Quote(column.Name)}";
        return column.KeepsGreater ? $"CASE WHEN {given} > stored.{Quote(column.Name)} THEN {given} ELSE stored.{Quote(column.Name)} END" : given;
    }

    private static string SameKey<TRow>(BulkTable<TRow> table) => string.Join(" AND ", table.Key.Select(Same));

    private static string Same<TRow>(BulkColumn<TRow> column) => $"stored.{Quote(column.Name)} = given.{Quote(column.Name)}";

    private static string Names<TRow>(IEnumerable<BulkColumn<TRow>> columns) => string.Join(", ", columns.Select(column => Quote(column.Name)));

    private static string Quote(string name) => $"\"{name}\"";
}
