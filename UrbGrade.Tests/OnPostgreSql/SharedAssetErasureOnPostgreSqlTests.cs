using UrbGrade.Tests.Core.People;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SharedAssetErasureOnPostgreSqlTests : SharedAssetErasureTests;
