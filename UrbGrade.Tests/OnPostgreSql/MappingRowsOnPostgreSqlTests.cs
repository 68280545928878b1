using UrbGrade.Tests.Semantics.Mapping;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class MappingRowsOnPostgreSqlTests : MappingRowsTests;
