using UrbGrade.Tests.Analysis.Explore;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ExploreQueriesOnPostgreSqlTests : ExploreQueriesTests;
