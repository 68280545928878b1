using UrbGrade.Tests.Aggregation.Trials;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SchemaTrialsOnPostgreSqlTests : SchemaTrialsTests;
