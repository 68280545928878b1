using UrbGrade.Tests.Dashboard.Residents;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ResidentQueriesOnPostgreSqlTests : ResidentQueriesTests;
