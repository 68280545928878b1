using UrbGrade.Tests.Core.Database;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class SqliteWorkItemTests() : WorkItemTests(new SqliteTestDatabase());
