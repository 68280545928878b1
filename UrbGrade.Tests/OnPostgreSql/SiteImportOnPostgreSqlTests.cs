using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Administration;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SiteImportOnPostgreSqlTests : SiteImportTests;
