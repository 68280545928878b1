using UrbGrade.Tests.Core.Trust;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ServerCertificatesOnPostgreSqlTests : ServerCertificatesTests;
