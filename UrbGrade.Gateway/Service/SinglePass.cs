using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>What one pass did and left.</summary>
/// <param name="Pending">Batches without a receipt.</param>
/// <param name="Failures">Refusals and rejections that nobody dealt with.</param>
internal sealed record PassResult(int Files, int Composed, int Settled, int Pending, int Failures, int FilesLeft);

/// <summary>Takes all files, composes all days that are over, sends what is due, once.</summary>
internal sealed class SinglePass(
    GatewaySettings settings, GatewayDatabase database, SourceLoop sources, AskedGaps gaps, FileIntake intake, SeriesCleansing cleansing, BatchPlanner planner, BatchSender sender, BufferGuard buffer, TimeProvider time)
{
    public async Task<PassResult> RunAsync(CancellationToken cancellation)
    {
        var files = 0;
        if (buffer.HasRoom())
        {
            await sources.FetchOnceAsync(cancellation);
            await gaps.FillAsync(cancellation);
            files = await TakeAllAsync(cancellation);
            cleansing.Run(cancellation);
        }

        var composed = 0;
        var settled = 0;
        int more;
        do
        {
            // Corrections come in bounded portions, and receipts may ask for days again.
            more = planner.ComposeDue(settled: true, cancellation);
            composed += more;
            settled += await sender.SendDueAsync(cancellation);
        }
        while (more > 0 && !cancellation.IsCancellationRequested);

        return database.Read(connection => new PassResult(
            files, composed, settled,
            Outbox.Count(connection, BatchState.Pending),
            Outbox.OpenFailures(connection, null, 1000).Count,
            intake.Waiting()));
    }

    // Files that are still being written get the time of a few looks, not for ever.
    private async Task<int> TakeAllAsync(CancellationToken cancellation)
    {
        var files = intake.TakeAll(cancellation);
        var wait = settings.Sources.Select(source => source.StableFor).DefaultIfEmpty(TimeSpan.Zero).Max() + TimeSpan.FromMilliseconds(50);
        for (var look = 0; look < 3 && intake.Waiting() > 0; look++)
        {
            await Task.Delay(wait, time, cancellation);
            files += intake.TakeAll(cancellation);
        }

        return files;
    }
}
