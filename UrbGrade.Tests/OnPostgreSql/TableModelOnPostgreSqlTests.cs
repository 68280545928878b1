using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class TableModelOnPostgreSqlTests : TableModelTests;
