using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Audit;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class AuditOnPostgreSqlTests : AuditTests;
