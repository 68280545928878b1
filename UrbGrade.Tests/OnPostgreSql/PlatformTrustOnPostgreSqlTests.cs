using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Trust;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class PlatformTrustOnPostgreSqlTests : PlatformTrustTests;
