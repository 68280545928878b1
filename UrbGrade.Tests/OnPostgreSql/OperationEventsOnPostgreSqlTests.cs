using UrbGrade.Tests.Core.Audit;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class OperationEventsOnPostgreSqlTests : OperationEventsTests;
