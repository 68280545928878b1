using UrbGrade.Tests.Semantics;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SemanticSearchOnPostgreSqlTests : SemanticSearchTests;
