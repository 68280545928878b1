using UrbGrade.Tests.Analysis.People;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class FindingsOfPersonOnPostgreSqlTests : FindingsOfPersonTests;
