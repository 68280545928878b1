using UrbGrade.Tests.Gis.Assignment;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class MeterPositionsOnPostgreSqlTests : MeterPositionsTests;
