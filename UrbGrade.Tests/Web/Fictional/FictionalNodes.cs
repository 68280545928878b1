using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Nodes of a lighting network in every state. What is written outlives a request.</summary>
internal sealed class FictionalNodes
{
    private static readonly DateTimeOffset Evening = FictionalDistrict.LastReadingAt.AddHours(-5);

    public Dictionary<string, List<ProgramVersion>> Versions { get; } = new()
    {
        ["N00"] = [Version(1, NodeFunction.Master, null, ProgramState.Acknowledged)],
        ["N01"] = [Version(2, NodeFunction.Slave, "N00", ProgramState.Fetched), Version(1, NodeFunction.Slave, "N00", ProgramState.Acknowledged)],
        ["N02"] = [Version(2, NodeFunction.Slave, "N00", ProgramState.Refused), Version(1, NodeFunction.Slave, "N00", ProgramState.Superseded)],
        ["N03"] = [],
    };

    private static ProgramVersion Version(int version, NodeFunction function, string? master, ProgramState state)
    {
        var at = Evening.AddHours(version);
        return new(
            version, function, master, "sunset 100; 23:30 60; 05:30 100; sunrise 0", "operator@sant-fictici.example", state, at,
            state is ProgramState.Edited or ProgramState.Superseded ? null : at.AddMinutes(3),
            state is ProgramState.HandedOver or ProgramState.Acknowledged or ProgramState.Refused ? at.AddMinutes(9) : null,
            state is ProgramState.Acknowledged ? at.AddMinutes(10) : null,
            state is ProgramState.Refused ? at.AddMinutes(10) : null,
            state is ProgramState.Refused ? "clock not set" : null);
    }
}
