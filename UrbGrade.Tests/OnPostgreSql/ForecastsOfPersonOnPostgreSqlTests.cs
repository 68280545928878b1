using UrbGrade.Tests.Prediction.People;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ForecastsOfPersonOnPostgreSqlTests : ForecastsOfPersonTests;
