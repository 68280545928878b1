using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Lighting;

/// <summary>Tells the platform what became of programs, and fetches newer ones. What a lost answer left open is told again.</summary>
internal sealed partial class ProgramExchange(
    GatewaySettings settings, GatewayDatabase database, IUplink uplink, TimeProvider time, ILogger<ProgramExchange> log)
{
    // Fetching is itself something to tell; more rounds than this are no exchange any more.
    private const int MostRounds = 5;

    private bool failed;

    /// <summary>Exchanges until there is nothing more to tell.</summary>
    /// <returns>New programs; null when the platform could not be asked.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellation)
    {
        var fetched = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var (known, untold) = database.Read(connection => (
                ProgramBook.Known(connection, settings.Meters.Select(meter => meter.Element)), ProgramBook.Untold(connection)));
            var answer = await uplink.ExchangeLightingAsync(new LightingRequest(known, untold, settings.Site.Tenant), cancellation);
            if (answer is not UplinkAnswer.Programs programs)
            {
                Report(answer);
                return null;
            }

            failed = false;
            var added = Store(programs, known, untold);
            fetched += added;
            if (added == 0)
                break;
        }

        return fetched;
    }

    private int Store(UplinkAnswer.Programs answer, Dictionary<string, int> known, List<NodeReport> untold)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var mine = answer.Given.Where(program => known.ContainsKey(program.Node)).ToList();
        var added = database.Write(connection =>
        {
            ProgramBook.Told(connection, untold);
            return mine.Where(program => ProgramBook.Add(connection, program, answer.Envelope, now)).ToList();
        });
        foreach (var program in added)
            LogFetched(program.Version, program.Node, program.Profile.ToString());
        return added.Count;
    }

    // One word for a line that stays down: the batches' own alarm says the rest.
    private void Report(UplinkAnswer answer)
    {
        var reason = answer switch
        {
            UplinkAnswer.Refused refused => $"{refused.Code}: {refused.Reason}",
            UplinkAnswer.Failed broken => broken.Reason,
            _ => answer.ToString(),
        };
        if (!failed)
            LogNotFetched(reason);
        failed = true;
    }

    [LoggerMessage(EventCode.ProgramFetched, LogLevel.Information, "Fetched program {Version} of {Node}: {Profile}")]
    private partial void LogFetched(int version, string node, string profile);

    [LoggerMessage(EventCode.ProgramsNotFetched, LogLevel.Warning, "Lighting programs cannot be fetched, will be tried again: {Reason}")]
    private partial void LogNotFetched(string reason);
}
