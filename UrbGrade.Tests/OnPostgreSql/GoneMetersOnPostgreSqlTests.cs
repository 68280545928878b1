using UrbGrade.Tests.Dashboard.Districts;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class GoneMetersOnPostgreSqlTests : GoneMetersTests;
