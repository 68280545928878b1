using UrbGrade.Tests.Core.Orchestration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class LeftWorkOnPostgreSqlTests : LeftWorkTests;
