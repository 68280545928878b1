using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Commands;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SchemaCommandOnPostgreSqlTests : SchemaCommandTests;
