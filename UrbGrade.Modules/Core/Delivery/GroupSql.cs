using System.Data.Common;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Delivery;

/// <summary>A statement on rows by their ids, prepared once for a single row and once for many.</summary>
/// <param name="common">Makes the statement of the list of its ids' parameters; see <see cref="ProviderSql"/>.</param>
/// <param name="transact">Makes it in Transact-SQL.</param>
/// <param name="parameters">Its other parameters.</param>
internal sealed class GroupSql(Func<string, string> common, Func<string, string> transact, params string[] parameters)
{
    private const int Many = 32;

    private readonly Sized one = new(1, common, transact, parameters);
    private readonly Sized many = new(Many, common, transact, parameters);

    /// <summary>Its two statements.</summary>
    public IReadOnlyList<ProviderSql> Statements => [one.Sql, many.Sql];

    /// <summary>The commands that together reach all the rows, each to be run before the next one is asked for.</summary>
    /// <param name="values">Of the other parameters.</param>
    public IEnumerable<DbCommand> Prepare(IWriteSession session, IEnumerable<long> ids, params object[] values)
    {
        foreach (var some in ids.Chunk(Many))
        {
            yield return (some.Length == 1 ? one : many).Prepare(session, some, values);
        }
    }

    private sealed class Sized(int size, Func<string, string> common, Func<string, string> transact, string[] parameters)
    {
        private readonly string[] names = [.. parameters, .. Names(size)];

        public ProviderSql Sql { get; } = new(common(string.Join(", ", Names(size))), transact(string.Join(", ", Names(size))));

        public DbCommand Prepare(IWriteSession session, long[] ids, object[] values)
        {
            var command = Sql.Prepare(session, names);
            command.Fill(values);
            for (var i = 0; i < size; i++)
            {
                // The places that are left name the last row again.
                command.Parameters[values.Length + i].Value = ids[Math.Min(i, ids.Length - 1)];
            }

            return command;
        }

        private static IEnumerable<string> Names(int size) => Enumerable.Range(0, size).Select(i => $"@id{i}");
    }
}
