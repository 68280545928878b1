using UrbGrade.Tests.Analysis.Handlers;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class TellSavingsOnPostgreSqlTests : TellSavingsTests;
