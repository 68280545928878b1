using UrbGrade.Tests.Quantification.Catalogue;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class TariffListsOnPostgreSqlTests : TariffListsTests;
