using UrbGrade.Tests.Quantification.Handlers;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class RunningMeanPeriodsOnPostgreSqlTests : RunningMeanPeriodsTests;
