using UrbGrade.Tests.Core.Accounts;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class AccountWishesOnPostgreSqlTests : AccountWishesTests;
