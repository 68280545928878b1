using UrbGrade.Tests.Gis.Import;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class PlaceChangesOnPostgreSqlTests : PlaceChangesTests;
