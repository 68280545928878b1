using UrbGrade.Tests.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class HeatRegistersOnPostgreSqlTests : HeatRegistersTests;
