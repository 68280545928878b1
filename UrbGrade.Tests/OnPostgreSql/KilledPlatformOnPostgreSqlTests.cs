using UrbGrade.Tests.DataPath;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class KilledPlatformOnPostgreSqlTests : KilledPlatformTests
{
    protected override IReadOnlyList<string> Roles => ["web", "worker", "worker"];
}
