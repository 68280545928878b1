using UrbGrade.Tests.Support;
using UrbGrade.Tests.DataPath;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ModulesApartOnPostgreSqlTests : ModulesApartTests;
