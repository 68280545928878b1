using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class PostgreSqlLeaseTests(PostgreSqlServer server) : LeaseTests(new PostgreSqlTestDatabase(server));
