using UrbGrade.Tests.Core.Delivery;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class FailureGroupOnPostgreSqlTests : FailureGroupTests;
