using System.CommandLine;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Lighting;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>lighting</c>: the programs of lighting nodes that lie here, and fetching newer ones.</summary>
internal static class LightingCommand
{
    private sealed record Line(
        string Node, int Version, string Function, string? Master, string Profile, DateTimeOffset EditedAt,
        DateTimeOffset? FetchedAt, DateTimeOffset? HandedOverAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? RefusedAt, string? Cause);

    public static Command Build() => new("lighting", "Programs of lighting nodes: what waits for a node, and what became of it") { List(), Fetch() };

    private static Command List()
    {
        var command = new Command("list", "The newest program of each node");
        command.SetAction(parsed =>
        {
            using var database = GatewayDatabase.Open(parsed.Settings().Database);
            Print(parsed, database);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Fetch()
    {
        var command = new Command("fetch", "Exchange with the platform now");
        command.SetAction(async (parsed, cancellation) =>
        {
            using var host = GatewayHost.Build(parsed.Settings(), service: false);
            if (await host.Services.GetRequiredService<ProgramExchange>().RunAsync(cancellation) is null)
                return ExitCode.Failed;
            Print(parsed, host.Services.GetRequiredService<GatewayDatabase>());
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(ParseResult parsed, GatewayDatabase database)
    {
        var lines = database.Read(ProgramBook.Newest).ConvertAll(found => Describe(found.Program, found.Reports));
        parsed.Output().Print(lines, all => all.Count == 0
            ? ["No program is here; they are fetched where the configuration has a section 'lighting'"]
            : CommandOutput.Table([
                ["NODE", "VERSION", "FUNCTION", "MASTER", "FETCHED", "HANDED OVER", "ACKNOWLEDGED", "REFUSED", "CAUSE", "PROFILE"],
                .. all.Select(line => new[]
                {
                    line.Node, $"{line.Version}", line.Function, line.Master, Time(line.FetchedAt), Time(line.HandedOverAt),
                    Time(line.AcknowledgedAt), Time(line.RefusedAt), line.Cause, line.Profile,
                })]));
    }

    private static Line Describe(LightingProgram program, List<NodeReport> reports)
    {
        return new Line(
            program.Node, program.Version, program.Function.ToString(), program.Master, program.Profile.ToString(), program.EditedAt,
            At(ProgramState.Fetched), At(ProgramState.HandedOver), At(ProgramState.Acknowledged), At(ProgramState.Refused),
            reports.Find(report => report.State == ProgramState.Refused)?.Cause);

        DateTimeOffset? At(ProgramState state) => reports.Find(report => report.State == state)?.At;
    }

    private static string Time(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? "-";
}
