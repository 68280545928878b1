using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class PostgreSqlWorkItemTests(PostgreSqlServer server) : WorkItemTests(new PostgreSqlTestDatabase(server));
