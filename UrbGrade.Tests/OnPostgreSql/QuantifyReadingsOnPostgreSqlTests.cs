using UrbGrade.Tests.Support;
using UrbGrade.Tests.Quantification.Handlers;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class QuantifyReadingsOnPostgreSqlTests : QuantifyReadingsTests;
