namespace UrbGrade.Tests.Support;

/// <summary>Tests of this class run on PostgreSQL: whatever database they open, by <see cref="TestPlatform"/> or otherwise, is one there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnPostgreSqlAttribute : Attribute
{
    /// <summary>The server for the test that runs; null when that runs on SQLite.</summary>
    internal static PostgreSqlServer? Server =>
        TestContext.Current.TestClass is Xunit.v3.IXunitTestClass { Class: var running } && IsDefined(running, typeof(OnPostgreSqlAttribute))
            ? PostgreSqlServer.Current
            : null;
}
