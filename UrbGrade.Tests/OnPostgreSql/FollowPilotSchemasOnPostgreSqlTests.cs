using UrbGrade.Tests.Core.Registry;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class FollowPilotSchemasOnPostgreSqlTests : FollowPilotSchemasTests;
