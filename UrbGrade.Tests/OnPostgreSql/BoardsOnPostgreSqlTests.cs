using UrbGrade.Tests.Dashboard.Board;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class BoardsOnPostgreSqlTests : BoardsTests;
