using UrbGrade.Tests.Dashboard.Reports;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class PeriodReportOnPostgreSqlTests : PeriodReportTests;
