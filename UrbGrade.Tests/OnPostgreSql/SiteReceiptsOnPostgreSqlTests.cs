using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SiteReceiptsOnPostgreSqlTests : SiteReceiptsTests;
