using UrbGrade.Tests.Support;
using UrbGrade.Tests.Bus.Delivery;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class FailingWorkItemOnPostgreSqlTests : FailingWorkItemTests;
