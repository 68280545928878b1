using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Registry;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class TenantRegistryOnPostgreSqlTests : TenantRegistryTests;
