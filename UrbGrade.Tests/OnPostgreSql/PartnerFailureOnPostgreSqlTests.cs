using UrbGrade.Tests.Partners;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class PartnerFailureOnPostgreSqlTests : PartnerFailureTests;
