using UrbGrade.Tests.Support;
using UrbGrade.Tests.Quantification.Store;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class CheckedHoursOnPostgreSqlTests : CheckedHoursTests;
