using UrbGrade.Tests.DataPath;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class LockedDatabaseOnPostgreSqlTests : LockedDatabaseTests
{
    /// <summary>As an administrator's VACUUM FULL or ALTER TABLE does: not even reading is possible.</summary>
    protected override string LockSql => """BEGIN; LOCK TABLE "RawRequests", "WorkItems" IN ACCESS EXCLUSIVE MODE""";
}
