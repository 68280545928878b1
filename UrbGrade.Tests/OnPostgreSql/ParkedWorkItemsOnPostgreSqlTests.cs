using UrbGrade.Tests.Support;
using UrbGrade.Tests.Core.Delivery;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class ParkedWorkItemsOnPostgreSqlTests : ParkedWorkItemsTests;
