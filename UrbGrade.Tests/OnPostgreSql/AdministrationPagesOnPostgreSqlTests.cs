using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Administration;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class AdministrationPagesOnPostgreSqlTests(ApiPlatform platform) : AdministrationPagesTests(platform)
{
    protected override string Database => "PostgreSQL";
}
