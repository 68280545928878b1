using UrbGrade.Tests.Dashboard.Maps;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class MapPreparationOnPostgreSqlTests : MapPreparationTests;
