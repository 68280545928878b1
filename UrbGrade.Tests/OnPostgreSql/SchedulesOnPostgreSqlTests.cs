using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Hosting;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SchedulesOnPostgreSqlTests : SchedulesTests
{
    protected override bool IsShared => true;
}
