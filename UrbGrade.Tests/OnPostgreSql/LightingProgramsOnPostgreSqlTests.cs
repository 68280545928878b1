using UrbGrade.Tests.Support;
using UrbGrade.Tests.Lighting;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class LightingProgramsOnPostgreSqlTests : LightingProgramsTests;
