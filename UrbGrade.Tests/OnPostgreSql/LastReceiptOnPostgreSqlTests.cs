using UrbGrade.Tests.Support;
using UrbGrade.Tests.Dashboard;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class LastReceiptOnPostgreSqlTests : LastReceiptTests;
