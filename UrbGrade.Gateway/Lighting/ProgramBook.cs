using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Lighting;

/// <summary>The programs of this gateway's lighting nodes and what became of each. Nodes are named as the platform names them.</summary>
internal static class ProgramBook
{
    private const string NewestOnly = "p.version = (SELECT MAX(n.version) FROM lighting_program n WHERE n.node = p.node)";

    private const string Answered = "SELECT 1 FROM lighting_report r WHERE r.node=p.node AND r.version=p.version AND r.state IN ('Acknowledged', 'Refused')";

    private const string Columns = "p.node, p.version, p.node_function, p.master, p.profile, p.edited_at";

    /// <summary>The version that is known of each of the nodes; 0 for none.</summary>
    public static Dictionary<string, int> Known(StoreConnection connection, IEnumerable<string> nodes)
    {
        var known = connection.Query(
            "SELECT node, MAX(version) FROM lighting_program GROUP BY node", row => (Node: row.GetString(0), Version: row.GetInt32(1)))
            .ToDictionary(row => row.Node, row => row.Version, StringComparer.Ordinal);
        return nodes.ToDictionary(node => node, known.GetValueOrDefault, StringComparer.Ordinal);
    }

    /// <summary>Stores a program and that it was fetched. One that is older than what is known changes nothing.</summary>
    /// <param name="envelope">The signed answer that brought it.</param>
    /// <returns>Whether it was new.</returns>
    public static bool Add(StoreConnection connection, LightingProgram program, byte[] envelope, Instant now)
    {
        if (connection.Scalar<long>("SELECT MAX(version) FROM lighting_program WHERE node=@1", program.Node) >= program.Version)
            return false;
        connection.Execute(
            "INSERT INTO lighting_program (node, version, node_function, master, profile, edited_at, envelope) VALUES (@1,@2,@3,@4,@5,@6,@7)",
            program.Node, program.Version, program.Function.ToString(), program.Master, program.Profile.ToString(), program.EditedAt.ToUnixTimeMilliseconds(), envelope);
        return Note(connection, program.Node, program.Version, ProgramState.Fetched, null, now);
    }

    /// <summary>Notes that a version came to a state; the first time counts.</summary>
    /// <returns>Whether it was new.</returns>
    public static bool Note(StoreConnection connection, string node, int version, ProgramState state, string? cause, Instant at)
    {
        if (connection.Scalar<long>("SELECT COUNT(*) FROM lighting_report WHERE node=@1 AND version=@2 AND state=@3", node, version, state.ToString()) > 0)
            return false;
        connection.Execute(
            "INSERT INTO lighting_report (node, version, state, at, cause) VALUES (@1,@2,@3,@4,@5)",
            node, version, state.ToString(), at.ToUnixTimeMilliseconds(), cause);
        return true;
    }

    /// <summary>Whether there is such a version.</summary>
    public static bool Has(StoreConnection connection, string node, int version) =>
        connection.Scalar<long>("SELECT COUNT(*) FROM lighting_program WHERE node=@1 AND version=@2", node, version) > 0;

    /// <summary>The newest program of a node and of each of its slaves, where the node has not answered to it.</summary>
    public static List<LightingProgram> Waiting(StoreConnection connection, string node) => connection.Query(
        $"""
        SELECT {Columns} FROM lighting_program p
        WHERE {NewestOnly} AND (p.node=@1 OR (p.node_function='Slave' AND p.master=@2)) AND NOT EXISTS ({Answered})
        ORDER BY p.node_function, p.node
        """,
        Program, node, node);

    /// <summary>What the platform has not heard yet, in the order in which it happened.</summary>
    public static List<NodeReport> Untold(StoreConnection connection) => connection.Query(
        "SELECT node, version, state, at, cause FROM lighting_report WHERE told=0 ORDER BY at LIMIT 1000",
        row => new NodeReport(
            row.GetString(0), row.GetInt32(1), Enum.Parse<ProgramState>(row.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            row.IsDBNull(4) ? null : row.GetString(4)));

    /// <summary>Notes that the platform has heard.</summary>
    public static void Told(StoreConnection connection, IEnumerable<NodeReport> reports)
    {
        foreach (var report in reports)
            connection.Execute("UPDATE lighting_report SET told=1 WHERE node=@1 AND version=@2 AND state=@3", report.Node, report.Version, report.State.ToString());
    }

    /// <summary>The newest program of each node with the states that it came to.</summary>
    public static List<(LightingProgram Program, List<NodeReport> Reports)> Newest(StoreConnection connection)
    {
        var reports = connection.Query(
            "SELECT node, version, state, at, cause FROM lighting_report ORDER BY at",
            row => new NodeReport(
                row.GetString(0), row.GetInt32(1), Enum.Parse<ProgramState>(row.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                row.IsDBNull(4) ? null : row.GetString(4))).ToLookup(report => (report.Node, report.Version));
        return [.. connection.Query($"SELECT {Columns} FROM lighting_program p WHERE {NewestOnly} ORDER BY p.node", Program)
            .Select(program => (program, reports[(program.Node, program.Version)].ToList()))];
    }

    private static LightingProgram Program(System.Data.Common.DbDataReader row) => new(
        row.GetString(0), row.GetInt32(1), Enum.Parse<NodeFunction>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3),
        DimmingProfile.Parse(row.GetString(4)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}
