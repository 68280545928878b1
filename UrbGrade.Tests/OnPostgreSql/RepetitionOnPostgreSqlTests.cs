using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Aggregation.Pipeline;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class RepetitionOnPostgreSqlTests(SharedWorld shared) : RepetitionTests(shared);
