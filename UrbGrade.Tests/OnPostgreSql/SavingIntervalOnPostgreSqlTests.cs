using UrbGrade.Tests.Analysis.Savings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SavingIntervalOnPostgreSqlTests : SavingIntervalTests;
