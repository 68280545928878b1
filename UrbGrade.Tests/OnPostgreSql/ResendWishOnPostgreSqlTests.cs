using UrbGrade.Tests.Aggregation.Pipeline;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ResendWishOnPostgreSqlTests : ResendWishTests;
