using UrbGrade.Tests.Prediction.Queries;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ForecastQueriesOnPostgreSqlTests : ForecastQueriesTests;
