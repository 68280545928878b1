using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Database;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class CommitQueueOnPostgreSqlTests : CommitQueueTests;
