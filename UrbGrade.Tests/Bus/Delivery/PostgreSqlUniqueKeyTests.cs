using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class PostgreSqlUniqueKeyTests(PostgreSqlServer server) : UniqueKeyTests(new PostgreSqlTestDatabase(server));
