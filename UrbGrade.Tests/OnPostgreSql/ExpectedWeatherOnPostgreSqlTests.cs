using UrbGrade.Tests.DataPath;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ExpectedWeatherOnPostgreSqlTests : ExpectedWeatherTests;
