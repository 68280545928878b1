using UrbGrade.Tests.Support;
using UrbGrade.Tests.Aggregation.Refusals;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class RefusalAuditOnPostgreSqlTests : RefusalAuditTests;
