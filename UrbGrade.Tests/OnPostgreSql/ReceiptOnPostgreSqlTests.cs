using UrbGrade.Tests.Support;
using UrbGrade.Tests.Aggregation.Pipeline;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ReceiptOnPostgreSqlTests : ReceiptTests;
