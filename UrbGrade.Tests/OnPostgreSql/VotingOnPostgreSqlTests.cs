using UrbGrade.Tests.Engagement;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class VotingOnPostgreSqlTests : VotingTests;
