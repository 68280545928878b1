using UrbGrade.Tests.Lighting;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class LightingExchangeOnPostgreSqlTests : LightingExchangeTests;
