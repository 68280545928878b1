using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core;

internal sealed class PlatformHealthReader(
    IPlatformDatabase platform, IUrbGradeContexts contexts, Reach reach, IOptions<CoreOptions> options, TimeProvider time)
    : IPlatformHealth
{
    public async Task<PlatformHealth?> Read(CancellationToken cancellation)
    {
        if (!reach.IsPlatform)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Platform);
        var asked = Stopwatch.GetTimestamp();
        await database.Set<TenantRow>().AnyAsync(cancellation);
        var answer = Stopwatch.GetElapsedTime(asked);
        var now = time.GetUtcNow();
        var open = database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting || item.State == WorkItemState.Leased);
        var file = new FileInfo(options.Value.DatabaseFile);
        var disk = new DriveInfo(Path.GetFullPath(options.Value.DataFolder));
        return new PlatformHealth(
            platform.Product, answer, options.Value.Database == DatabaseProvider.Sqlite && file.Exists ? file.Length : null,
            await open.CountAsync(cancellation),
            await open.Where(item => item.NextAttemptAt <= now).MinAsync(item => (DateTimeOffset?)item.NextAttemptAt, cancellation),
            await database.Set<WorkItemRow>().CountAsync(item => item.State == WorkItemState.Parked, cancellation),
            disk.AvailableFreeSpace, disk.TotalSize);
    }
}
