using System.CommandLine;
using System.Globalization;
using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>batch list</c>, <c>show</c>, <c>resend</c> and <c>verify</c>.</summary>
internal static class BatchCommand
{
    public static Command Build() => new("batch", "List, show and resend batches; check signatures") { BuildList(), BuildShow(), BuildResend(), BatchVerification.Build() };

    private static Command BuildList()
    {
        var state = new Option<string>("--state") { Description = "Only batches in this state" };
        state.AcceptOnlyFromAmong(BatchState.Pending, BatchState.Acknowledged, BatchState.Refused);
        var most = new Option<int>("--most") { Description = "At most so many", DefaultValueFactory = _ => 50 };
        var command = new Command("list", "List batches, newest day first") { state, most };
        command.SetAction(parsed =>
        {
            using var database = GatewayDatabase.Open(parsed.Settings().Database);
            var batches = database.Read(connection => Outbox.List(connection, parsed.GetValue(state), parsed.GetValue(most)));
            parsed.Output().Print(batches, found => CommandOutput.Table([
                ["Batch", "State", "Messages", "Accepted", "Duplicate", "Rejected", "Attempts", "Receipt or error"],
                .. found.Select(batch => new[]
                {
                    batch.Id, batch.State, Text(batch.Messages), Text(batch.Accepted), Text(batch.Duplicate), Text(batch.Rejected), Text(batch.Attempts), batch.ReceiptId ?? batch.Error,
                })]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command BuildShow()
    {
        var id = new Argument<string>("id") { Description = "Such as BCN-01/2014-10-17/r1" };
        id.CompletionSources.Add(Completions.Batches);
        var body = new Option<bool>("--body") { Description = "Print the body as it was sent" };
        var receipt = new Option<bool>("--receipt") { Description = "Print the signed answer as it arrived" };
        var command = new Command("show", "Show one batch, its failures, its body or its receipt") { id, body, receipt };
        command.SetAction(parsed =>
        {
            using var database = GatewayDatabase.Open(parsed.Settings().Database);
            var name = parsed.GetValue(id)!;
            if (database.Read(connection => Outbox.Find(connection, name)) is not { } batch)
                return Unknown(parsed, $"No batch {name}");
            if (parsed.GetValue(body) || parsed.GetValue(receipt))
                return PrintBytes(parsed, database.Read(connection => parsed.GetValue(receipt) ? Outbox.Receipt(connection, name) : Outbox.Body(connection, name)));
            var failures = database.Read(connection => Outbox.OpenFailures(connection, name, 1000));
            parsed.Output().Print(new { batch, failures }, shown =>
            [
                $"{batch.Id}: {batch.State}, {batch.Messages} messages, composed {batch.ComposedAt}, {batch.Attempts} attempts",
                batch.ReceiptId is null ? $"No receipt. {batch.Error}" : $"Receipt {batch.ReceiptId} of {batch.SettledAt}: {batch.Accepted} accepted, {batch.Duplicate} duplicate, {batch.Rejected} rejected",
                .. failures.Select(failure => $"{(failure.Position is null ? "whole batch" : $"message {failure.Position} of {failure.Element} {failure.Start}")}: {failure.Code}. {failure.Reason}"),
            ]);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command BuildResend()
    {
        var day = new Argument<string>("day") { Description = "Local day to compose and send anew, such as 2014-10-17" };
        var command = new Command("resend", "Send a day again, as a new revision, or retry it if it was refused") { day };
        command.SetAction(parsed =>
        {
            if (!NodaTime.Text.LocalDatePattern.Iso.Parse(parsed.GetValue(day)!).TryGetValue(default, out var wanted))
                return Unknown(parsed, $"'{parsed.GetValue(day)}' is no day; write it as 2014-10-17", ExitCode.Usage);
            using var database = GatewayDatabase.Open(parsed.Settings().Database);
            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            var (reopened, forced) = database.Write(connection =>
            {
                var again = Outbox.Reopen(connection, "day=@1", now, SiteCalendar.Text(wanted));
                return (again, again == 0 && BatchPlanner.Force(connection, wanted));
            });
            if (reopened == 0 && !forced)
                return Unknown(parsed, $"Nothing is known of {parsed.GetValue(day)}");
            parsed.Output().Print(new { day = wanted, reopened, forced }, _ =>
                [reopened > 0 ? $"{reopened} refused batches of the day wait to be sent again" : "The day is composed and sent again with the next pass"]);
            return ExitCode.Ok;
        });
        return command;
    }

    private static int PrintBytes(ParseResult parsed, byte[]? bytes)
    {
        if (bytes is null)
            return Unknown(parsed, "There is none");
        parsed.InvocationConfiguration.Output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes));
        return ExitCode.Ok;
    }

    private static int Unknown(ParseResult parsed, string message, int code = ExitCode.Failed)
    {
        parsed.InvocationConfiguration.Error.WriteLine(message);
        return code;
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
