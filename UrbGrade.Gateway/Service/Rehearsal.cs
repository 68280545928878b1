using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>What one pass would do.</summary>
/// <param name="Batches">Batches that it would compose.</param>
/// <param name="Notes">What the rehearsal could not know.</param>
internal sealed record Rehearsed(int Files, int BadFiles, IReadOnlyList<OutboxBatch> Batches, IReadOnlyList<string> Notes);

/// <summary>Plays one pass through on copies of the database and of the waiting files, and sends nothing.</summary>
internal static class Rehearsal
{
    public static Rehearsed Run(GatewaySettings settings, TimeProvider time, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("urbgrade-rehearsal-").FullName;
        try
        {
            var copy = new DatabaseSettings(Path.Combine(folder, "gateway.db"));
            List<string> notes = [];
            if (settings.Database.Server is not null)
                notes.Add("The database is on a server and was not copied: what was read before is not known here");
            else if (File.Exists(settings.Database.Path))
                SqliteDialect.Copy(settings.Database.Path, copy.Path);
            SourceSettings[] sources = [.. settings.Sources.Select(source => CopyWaiting(source, Path.Combine(folder, "in", source.Id), time))];
            return Play(settings with { Site = settings.Site with { State = folder, StatusPage = null }, Database = copy, Sources = sources }, time, notes, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Rehearsed Play(GatewaySettings settings, TimeProvider time, List<string> notes, CancellationToken cancellation)
    {
        using var host = GatewayHost.Build(settings, service: false, time, console: false);
        var database = host.Services.GetRequiredService<GatewayDatabase>();
        var (before, badBefore) = database.Read(State);
        var files = host.Services.GetRequiredService<FileIntake>().TakeAll(cancellation);
        host.Services.GetRequiredService<SeriesCleansing>().Run(cancellation);
        while (host.Services.GetRequiredService<BatchPlanner>().ComposeDue(settled: true, cancellation) > 0)
        {
            // Corrections come in bounded portions; a rehearsal shows all of them.
        }

        var (after, badAfter) = database.Read(State);
        return new Rehearsed(files, (int)(badAfter - badBefore), [.. after.Where(batch => before.All(known => known.Id != batch.Id)).OrderBy(batch => batch.Day)], notes);
    }

    private static (List<OutboxBatch> Batches, long Bad) State(StoreConnection connection) =>
        (Outbox.List(connection, null, int.MaxValue), connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome='bad'"));

    private static SourceSettings CopyWaiting(SourceSettings source, string target, TimeProvider time)
    {
        Directory.CreateDirectory(target);
        var folder = new HotFolder(source.Path, source.Pattern, source.Ignore, source.StableFor, time);
        foreach (var file in folder.Interrupted().Concat(folder.Names()))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
            if (File.Exists(file + ".sha256"))
                File.Copy(file + ".sha256", Path.Combine(target, Path.GetFileName(file) + ".sha256"), overwrite: true);
        }

        return source with { Path = target, StableFor = TimeSpan.Zero, Origin = null };
    }
}
