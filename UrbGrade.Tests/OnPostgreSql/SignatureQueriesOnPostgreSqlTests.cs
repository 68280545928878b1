using UrbGrade.Tests.Analysis.Baselines;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SignatureQueriesOnPostgreSqlTests : SignatureQueriesTests;
