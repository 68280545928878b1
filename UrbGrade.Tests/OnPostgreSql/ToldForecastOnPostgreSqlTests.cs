using UrbGrade.Tests.Prediction.Handlers;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ToldForecastOnPostgreSqlTests : ToldForecastTests;
