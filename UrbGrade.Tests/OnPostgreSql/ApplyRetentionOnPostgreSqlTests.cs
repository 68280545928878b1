using UrbGrade.Tests.Core.Retention;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ApplyRetentionOnPostgreSqlTests : ApplyRetentionTests;
