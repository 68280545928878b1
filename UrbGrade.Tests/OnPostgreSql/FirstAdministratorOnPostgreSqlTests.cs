using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Accounts;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class FirstAdministratorOnPostgreSqlTests : FirstAdministratorTests;
