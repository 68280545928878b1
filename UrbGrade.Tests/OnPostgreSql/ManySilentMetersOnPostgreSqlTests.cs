using UrbGrade.Tests.Analysis.Silences;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ManySilentMetersOnPostgreSqlTests : ManySilentMetersTests;
