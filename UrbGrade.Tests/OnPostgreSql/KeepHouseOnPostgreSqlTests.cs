using UrbGrade.Tests.Core.Handlers;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class KeepHouseOnPostgreSqlTests : KeepHouseTests
{
    /// <summary>Those that the server refreshes by itself count elsewhere.</summary>
    protected override string StatisticsSql =>
        """SELECT COUNT(*)::int AS "Value" FROM pg_stat_user_tables WHERE schemaname = 'public' AND last_analyze IS NOT NULL""";
}
