using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Orchestration;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ServiceBoardOnPostgreSqlTests : ServiceBoardTests;
