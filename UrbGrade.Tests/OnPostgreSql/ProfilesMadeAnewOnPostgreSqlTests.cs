using UrbGrade.Tests.Profiling.Handlers;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ProfilesMadeAnewOnPostgreSqlTests : ProfilesMadeAnewTests;
