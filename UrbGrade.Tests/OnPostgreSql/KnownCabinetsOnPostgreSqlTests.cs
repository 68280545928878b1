using UrbGrade.Tests.Analysis.Findings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class KnownCabinetsOnPostgreSqlTests : KnownCabinetsTests;
