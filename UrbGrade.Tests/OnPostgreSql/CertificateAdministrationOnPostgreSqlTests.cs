using UrbGrade.Tests.Dashboard.Administration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class CertificateAdministrationOnPostgreSqlTests : CertificateAdministrationTests;
