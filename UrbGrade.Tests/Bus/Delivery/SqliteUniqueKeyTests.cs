using UrbGrade.Tests.Core.Database;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class SqliteUniqueKeyTests() : UniqueKeyTests(new SqliteTestDatabase());
