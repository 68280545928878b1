using UrbGrade.Tests.Core.Administration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SchemaCatalogueOnPostgreSqlTests : SchemaCatalogueTests;
