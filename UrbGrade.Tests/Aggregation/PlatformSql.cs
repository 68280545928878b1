using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Aggregation;

internal static class PlatformSql
{
    /// <summary>Runs statements as another process would; what is kept in memory is looked up anew.</summary>
    public static void Execute(this TestPlatform platform, string sql)
    {
        using (var connection = platform.Contexts.OpenReader())
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        platform.Get<ChangeWatch>().Look();
    }
}
