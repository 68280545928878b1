using UrbGrade.Tests.Bus.Delivery;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class WaitingWorkOnPostgreSqlTests : WaitingWorkTests;
