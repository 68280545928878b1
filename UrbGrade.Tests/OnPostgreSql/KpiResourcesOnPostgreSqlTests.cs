using UrbGrade.Tests.Semantics.Resources;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class KpiResourcesOnPostgreSqlTests : KpiResourcesTests;
